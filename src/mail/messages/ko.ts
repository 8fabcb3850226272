import type { Messages } from './en.ts';

export const ko: Messages = {
  exampleFoot: '예시입니다. 이러한 네트워크와 사무소는 실제로 없습니다.',
  sentBy: '보낸 곳: {network}, {origin}',
  orCopy: '단추가 열리지 않으면 이 주소를 브라우저에 붙여 넣으십시오.',

  mailbox: '개발용 전자우편함',
  mailboxLead: '이 서버가 보냈을 전자우편입니다. 메일 서버를 설정하지 않아 여기에 남습니다.',
  newest: '최신순',
  noMail: '아직 전자우편이 없습니다. 개발 중 보낸 전자우편이 여기에 보입니다.',
  to: '받는 사람',
  language: '언어',
  written: '작성 일시',
  messageId: '메시지 번호',
  asText: '글만 보기',
  openHtml: '모양대로 열기',
  waiting: '발송 대기',
  sent: '이 전자우편함에 도착',
  failed: '전달하지 못함',

  refusals: {
    'no-single-address': '전자우편을 보낼 수 있는 하나의 주소가 아닙니다.',
  },
};
