import { expect, test } from 'vitest';
import { localeFor } from '#i18n/locale.ts';
import { saidNotice, writtenNotice } from './notices.ts';

const sentence = (_: string, language: string, code: string) =>
  code === 'given'
    ? { en: 'Given to {person} until {date} by {who}.', fa: '{person}، {date}، {who}' }[language]
    : undefined;

const plain = (text: string | null) => text?.replace(/[\u2068\u2069]/g, '');

test('A notice says whom it is about and until when, in the calendar of the reader', () => {
  const notice = writtenNotice('given', { person: 'لاله', date: { day: '2026-12-23' }, who: ['Kamran', 'Dana'] });
  expect(notice).toMatch(/^given\.[\w-]+$/);
  expect(plain(saidNotice(sentence, notice, localeFor('en')))).toBe(
    'Given to لاله until 23 December 2026 by Kamran and Dana.',
  );
  expect(plain(saidNotice(sentence, notice, localeFor('fa')))).toBe('لاله، ۲ دی ۱۴۰۵، Kamran و Dana');
});

test('A notice that somebody else wrote says nothing of its own', () => {
  const forged = (values: string) =>
    saidNotice(sentence, `given.${Buffer.from(values).toString('base64url')}`, localeFor('en'));
  for (const values of ['{', '[]', '{"person":{"day":"soon"}}', '{"person":1}', '"x"'])
    expect(forged(values)).toBe('Given to {person} until {date} by {who}.');
  expect(saidNotice(sentence, 'bogus', localeFor('en'))).toBeNull();
  expect(saidNotice(sentence, '', localeFor('en'))).toBeNull();
});
