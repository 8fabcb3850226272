import type { Messages } from './en.ts';

export const ko: Messages = {
  refusals: {
    'file-too-large': '파일이 너무 큽니다. 최대 {megabytes}MB까지 받습니다. 저장된 내용은 없습니다.',
    'no-pdf': 'PDF 파일이 아닙니다. 공문을 PDF로 저장하거나 스캔하여 다시 선택하십시오.',
    'active-pdf': '이 PDF에는 스크립트, 프로그램 또는 다른 파일이 들어 있습니다. 새 PDF로 인쇄하여 선택하십시오.',
    'no-document': 'PDF 파일과 사진(JPEG, PNG, WebP)만 올릴 수 있습니다. 문서 파일은 먼저 PDF로 저장하여 선택하십시오.',
    'picture-too-large': '사진이 2,400만 화소를 넘습니다. 줄여서 다시 선택하십시오.',
    'store-full': '현재 파일을 저장할 공간이 없습니다. 저장된 내용은 없으니 사무국에 알려 주십시오.',
  },
};
