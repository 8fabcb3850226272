import type { Messages } from './en.ts';

export const ko: Messages = {
  title: '네트워크 설립',
  lead: '이 서버에는 아직 아무것도 없습니다. 몇 가지를 적으면 네트워크와 사무국이 설립되고, 첫 사람으로 로그인합니다.',
  network: '네트워크',
  networkNote: '고른 언어마다 이름이 필요합니다.',
  languages: '언어',
  secretariat: '사무국',
  secretariatNote: '지역사무소를 열기 전에는 사무국이 모든 국가의 회원을 담당합니다.',
  secretariatIn: '{language} 사무국 이름',
  secretariatName: '사무국',
  person: '첫 사람',
  personNote: '본인 또는 사무국을 이끌 사람입니다. 이 사람이 다른 모든 사람을 임명합니다.',
  personName: '이름',
  personNameHint: '국제 행사에 적는 대로 로마자로 적습니다.',
  personEmail: '전자우편 주소',
  personEmailHint: '로그인 링크를 이 주소로 보냅니다.',
  personRole: '역할',
  roles: { 'secretary-general': '사무총장', officer: '사무국 담당관' },
  code: '설립 코드',
  codeHint: '프로그램이 시작할 때 로그에 적은 여덟 글자입니다.',
  found: '네트워크 설립',

  refusals: {
    'wrong-setup-code': '코드가 다릅니다. 프로그램 로그에서 마지막으로 시작한 부분을 보십시오.',
  },
};
