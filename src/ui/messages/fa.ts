import type { Messages } from './en.ts';

export const fa: Messages = {
  skip: 'رفتن به متن اصلی',
  menu: 'فهرست',
  main: 'فهرست اصلی',
  thisSite: 'این سایت',
  home: 'صفحهٔ نخست',
  members: 'اعضا',
  offices: 'دفترها',
  theNetwork: 'شبکه',
  siteMap: 'نقشهٔ سایت',
  openData: 'دادهٔ باز',
  membersAsCsv: 'فهرست اعضا با قالب CSV',
  api: 'رابط برنامه‌نویسی',
  signIn: 'ورود',
  myPage: 'صفحهٔ من',
  desk: 'میز کار',
  languages: 'زبان‌ها',
  example: 'نمونه',
  readOnly: 'تنها خواندنی',
  readOnlyNode:
    'فضای ذخیره‌سازی این سامانه تقریباً پر است. همه چیز خواندنی است؛ تا آزاد شدن فضا چیزی را نمی‌توان تغییر داد.',
  exampleNetwork:
    'این شبکه نمونه است: شهرها و داده‌های عمومی واقعی‌اند؛ عضویت‌های دارای نشان «نمونه» و همهٔ اشخاص ساختگی‌اند.',
  founded: '{network}، تأسیس: {year}.',
  secretariatIn: 'دبیرخانه: {city}.',
  runsOn: 'بر پایهٔ {software}',

  youActFor: 'به نمایندگی از',
  signedInAs: 'با نام {name} وارد شده‌اید',
  roleFor: '{role} {holder}',
  roleForIn: '{role} {holder}، {country}',
  roleForCity: '{role} شهر {holder}',
  roleForCityIn: '{role} شهر {holder}، {country}',
  roleAtOffice: '{role}، {holder}',
  mandateUntil: 'اعتبار حکم تا {date}',
  actUnderAnother: 'اقدام با حکمی دیگر',
  change: 'تغییر',

  optional: 'اختیاری',
  lookAgain: 'این موارد را اصلاح کنید',
  fieldWrong: '{field}: {sentence}',
  dateHint: 'روز، ماه و سال؛ برای نمونه: {example}',
  partialDateHint: 'روز، ماه و سال؛ اگر روز را نمی‌دانید، ماه یا سال میلادی. برای نمونه: {example}',
  choose: 'انتخاب کنید',
  error: 'خطا:',

  pages: 'صفحه‌های این فهرست',
  firstPage: 'از ابتدا',
  nextPage: 'صفحهٔ بعد',

  ticked: 'مورد انتخاب شد',

  stateDone: 'انجام‌شده',
  stateNow: 'اکنون',
  stateNext: 'در پیش',

  mapOfMembers: 'نقشهٔ اعضا',
  slideMap: 'نقشه؛ برای دیدن بقیه آن را به پهلو بکشید',
  whereIs: 'جای {name} روی نقشه',
  inSquare: 'خانهٔ {reference}: {count}',
};
