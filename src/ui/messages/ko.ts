import type { Messages } from './en.ts';

export const ko: Messages = {
  skip: '본문으로 건너뛰기',
  menu: '메뉴',
  main: '주 메뉴',
  thisSite: '누리집 안내',
  home: '처음',
  members: '회원',
  offices: '사무소',
  theNetwork: '네트워크',
  siteMap: '사이트맵',
  openData: '공개 자료',
  membersAsCsv: '회원 목록(CSV)',
  api: '프로그램용 인터페이스',
  signIn: '로그인',
  myPage: '내 페이지',
  desk: '업무함',
  languages: '언어',
  example: '예시',
  readOnly: '열람 전용',
  readOnlyNode: '이 노드의 저장 공간이 거의 찼습니다. 공간이 확보될 때까지 열람만 가능하고 변경할 수 없습니다.',
  exampleNetwork:
    '예시용 네트워크입니다. 도시와 공개된 사실은 실제이며, ‘예시’로 표시된 회원 자격과 모든 인물은 지어낸 것입니다.',
  founded: '{network}, {year} 설립.',
  secretariatIn: '사무국 소재지: {city}.',
  runsOn: '{software} 기반',

  youActFor: '대표하여 활동하는 곳',
  signedInAs: '{name} 님으로 로그인했습니다',
  roleFor: '{holder} {role}',
  roleForIn: '{holder}({country}) {role}',
  roleAtOffice: '{holder} {role}',
  mandateUntil: '위임 기한 {date}',
  actUnderAnother: '다른 위임으로 활동하기',
  change: '변경',

  optional: '선택',
  lookAgain: '다음 항목을 다시 확인해 주십시오',
  dateHint: '연, 월, 일을 적어 주십시오. 예: {example}',
  partialDateHint: '아는 만큼만 적어 주십시오. 날짜, 달, 연도만 적어도 됩니다. 예: {example}',
  choose: '선택하십시오',
  error: '오류:',

  pages: '목록 페이지',
  firstPage: '처음부터',
  nextPage: '다음 페이지',

  ticked: '개 선택됨',

  stateDone: '완료',
  stateNow: '현재',
  stateNext: '예정',

  mapOfMembers: '회원 지도',
  slideMap: '지도, 옆으로 밀면 나머지를 볼 수 있습니다',
  whereIs: '{name}의 위치',
  inSquare: '{reference} 구역: {count}',
};
