import type { Language } from '#i18n/languages.ts';

/** What the gallery shows: invented persons, real cities. */
export type Samples = {
  title: string;
  lead: string;
  person: string;
  city: string;
  country: string;
  role: string;
  office: string;
  standings: readonly [
    full: string,
    associate: string,
    running: string,
    suspended: string,
    withdrawn: string,
    due: string,
  ];
  steps: readonly string[];
  sentence: string;
  question: string;
  answers: readonly string[];
  labels: readonly [
    name: string,
    languages: string,
    joined: string,
    letter: string,
    standing: string,
    agreed: string,
    about: string,
  ];
  hint: string;
  wrong: string;
  send: string;
  keep: string;
  remove: string;
  warning: string;
  empty: string;
  more: string;
};

/** Names that no column was made for, and one of each direction. */
const hardNames = [
  {
    seed: 'llanfair',
    name: 'Llanfairpwllgwyngyllgogerychwyrndrobwllllantysiliogogogoch',
    lang: 'cy',
    note: 'United Kingdom',
  },
  { seed: 'shiraz', name: 'شیراز (کلان‌شهر)', lang: 'fa', note: 'Iran' },
  { seed: 'seoul', name: '서울특별시', lang: 'ko', note: 'South Korea' },
  { seed: 'krung-thep', name: 'Krung Thep Maha Nakhon <Bangkok> & "Thonburi"', lang: 'en', note: 'Thailand' },
] as const;

export type Entry = { seed: string; name: string; lang: string; note: string; year: string; people: number };

export const entries: readonly Entry[] = hardNames.map(({ seed, name, lang, note }, index) => ({
  seed,
  name,
  lang,
  note,
  year: String(2010 + 5 * index),
  people: 1_234_567 / (index + 1) ** 3,
}));

export const samples: Record<Language, Samples> = {
  en: {
    title: 'The parts of every page',
    lead: 'Each part stands here in its states: empty, wrong, too long, and in the other direction.',
    person: 'Nasrin Golestani',
    city: 'Shiraz',
    country: 'Iran',
    role: 'Focal point',
    office: 'Central Asia Regional Office',
    standings: ['Full member', 'Associate', 'Being checked', 'Suspended', 'Withdrawn', 'in 3 days'],
    steps: ['Applied', 'Letter attested', 'Admission', 'Member'],
    sentence: 'The letter of the mayor has arrived; the office answers within ten working days.',
    question: 'How do people enter?',
    answers: ['By invitation', 'On approval of the office', 'Open to every member'],
    labels: [
      'Name of the city',
      'Works in',
      'Joined',
      'Letter',
      'Standing',
      'The mayor knows of this',
      'About the city',
    ],
    hint: 'As it should stand on the page of the city.',
    wrong: 'Write the name. This field is empty.',
    send: 'Save for Shiraz',
    keep: 'Keep as draft',
    remove: 'Withdraw Shiraz from the network',
    warning: 'Shiraz then has no mandates and no vote. Its history stays. The office can admit it again.',
    empty: 'No mandates yet. Whoever speaks for Shiraz stands here, with the letter that attests it.',
    more: 'All members',
  },
  fa: {
    title: 'اجزای همهٔ صفحه‌ها',
    lead: 'هر جزء در همهٔ حالت‌هایش اینجاست: خالی، نادرست، بیش از اندازه بلند و در جهت دیگر.',
    person: 'نسرین گلستانی',
    city: 'شیراز',
    country: 'ایران',
    role: 'رابط',
    office: 'دفتر منطقه‌ای آسیای مرکزی',
    standings: ['عضو کامل', 'عضو وابسته', 'در دست بررسی', 'معلق', 'خارج‌شده', '۳ روز دیگر'],
    steps: ['درخواست', 'تأیید نامه', 'پذیرش', 'عضویت'],
    sentence: 'نامهٔ شهردار رسیده است؛ دفتر تا ده روز کاری دیگر پاسخ می‌دهد.',
    question: 'ورود افراد چگونه است؟',
    answers: ['با دعوت', 'با تأیید دفتر', 'برای همهٔ اعضا آزاد'],
    labels: ['نام شهر', 'زبان کاری', 'تاریخ پیوستن', 'نامه', 'وضعیت عضویت', 'شهردار از این کار آگاه است', 'دربارهٔ شهر'],
    hint: 'همان‌گونه که باید در صفحهٔ شهر بیاید.',
    wrong: 'نام را بنویسید. این بخش خالی است.',
    send: 'ثبت برای شیراز',
    keep: 'نگهداری پیش‌نویس',
    remove: 'خروج شیراز از شبکه',
    warning: 'شیراز پس از آن حکم و رأی ندارد. پیشینهٔ آن می‌ماند و دفتر می‌تواند دوباره آن را بپذیرد.',
    empty: 'هنوز حکمی نیست. هر که از طرف شیراز سخن می‌گوید، با نامه‌ای که آن را تأیید می‌کند اینجا می‌آید.',
    more: 'همهٔ اعضا',
  },
  ko: {
    title: '모든 페이지의 구성 요소',
    lead: '각 요소를 모든 상태로 보여 줍니다. 빈 상태, 오류, 긴 이름, 반대 방향의 글을 포함합니다.',
    person: '나스린 골레스타니',
    city: '시라즈',
    country: '이란',
    role: '담당자',
    office: '중앙아시아 지역사무소',
    standings: ['정회원', '준회원', '확인 중', '자격 정지', '탈퇴', '3일 후'],
    steps: ['신청', '공문 확인', '승인', '회원'],
    sentence: '시장의 공문이 도착했습니다. 사무소가 근무일 기준 10일 안에 답합니다.',
    question: '어떻게 참여합니까?',
    answers: ['초청', '사무소 승인', '모든 회원에게 열림'],
    labels: ['도시 이름', '업무 언어', '가입일', '공문', '회원 자격', '시장이 이 사실을 알고 있습니다', '도시 소개'],
    hint: '도시 페이지에 표시될 이름입니다.',
    wrong: '이름을 적어 주십시오. 비어 있습니다.',
    send: '시라즈 이름으로 저장',
    keep: '초안으로 보관',
    remove: '시라즈를 네트워크에서 탈퇴 처리',
    warning: '탈퇴하면 시라즈의 위임과 투표권이 사라집니다. 기록은 남으며, 사무소가 다시 승인할 수 있습니다.',
    empty: '아직 위임이 없습니다. 시라즈를 대표하는 사람과 이를 증명하는 공문이 여기에 표시됩니다.',
    more: '모든 회원',
  },
};
