import { expect, test } from 'vitest';
import { complaintsAboutWording } from './wording.ts';

test.each([
  ['شهرهای عضو شبکه می‌توانند پیشنهاد بدهند.'],
  ['فهرست اعضا در قالب CSV، برای نمونه office@city.example'],
  ['نمونه: member.example/members'],
  ['{count} عضو'],
  ['{holder}، {country}'],
  ['«شیراز» نامی قدیمی است؟'],
  ['۱۲٪ از اعضا'],
  ['English'],
  ['قدیمی و رسمی است، نمی‌شود.'],
])('Persian that can stand: %s', (text) => {
  expect(complaintsAboutWording(text, 'fa')).toEqual([]);
});

test.each([
  ['Members', 'is not in Persian'],
  ['۱2 عضو', 'has digits that are not Persian'],
  ['٤ عضو', 'has digits that are not Persian'],
  ['شهرهاي عضو', 'has an Arabic yeh or kaf'],
  ['شبكه', 'has an Arabic yeh or kaf'],
  ['شهر "شیراز"', 'has quotation marks other than «»'],
  ['شهر “شیراز”', 'has quotation marks other than «»'],
  ['شیراز, سئول', 'has a Latin comma, semicolon, question or per cent mark'],
  ['شیراز?', 'has a Latin comma, semicolon, question or per cent mark'],
  ['عضو می شود', 'lacks the half-space after می'],
  ['عضو نمیشود', 'lacks the half-space after می'],
  ['شهر ها', 'lacks the half-space before ها'],
  ['بزرگ ترین شهر', 'lacks the half-space before تر'],
  ['می\u200C شود', 'has a half-space beside a space, doubled, or at an end'],
  ['', 'is empty'],
  ['عضو ', 'begins or ends with a space'],
])('Persian that cannot stand: %s %s', (text, complaint) => {
  expect(complaintsAboutWording(text, 'fa')).toEqual([complaint]);
});

test('Korean is written in Hangul, except for names and formats', () => {
  expect(complaintsAboutWording('Members', 'ko')).toEqual(['is not in Korean']);
  expect(complaintsAboutWording('CSV', 'ko')).toEqual([]);
  expect(complaintsAboutWording('회원 목록(CSV)', 'ko')).toEqual([]);
});
