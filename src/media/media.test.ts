import { expect, test } from 'vitest';
import { attachmentNamed, cleanName } from './media.ts';

test.each([
  ['letter.pdf', 'letter.pdf'],
  ['C:\\Users\\me\\Letter of 12 May.PDF', 'Letter of 12 May.pdf'],
  ['../../etc/passwd', 'passwd.pdf'],
  ['نامهٔ معرفی.pdf', 'نامهٔ معرفی.pdf'],
  ['공문.pdf', '공문.pdf'.normalize('NFC')],
  ['invoice\u202Efdp.exe', 'invoicefdp.pdf'],
  ['..', 'letter.pdf'],
  ['', 'letter.pdf'],
  ['a"; rm -rf "b.pdf', 'a rm -rf b.pdf'],
])('a letter called %j is kept as %j', (given, kept) => {
  expect(cleanName(given, 'pdf', 'letter')).toBe(kept);
});

test('a name of 300 letters is cut', () => {
  expect([...cleanName('ش'.repeat(300), 'pdf', 'letter')]).toHaveLength(104);
});

test('a Persian name travels in UTF-8 with a plain one beside it', () => {
  expect(attachmentNamed('نامه (۱).pdf')).toBe(
    `attachment; filename="().pdf"; filename*=UTF-8''%D9%86%D8%A7%D9%85%D9%87%20%28%DB%B1%29.pdf`,
  );
  expect(attachmentNamed('공문.pdf')).toBe(`attachment; filename="file.pdf"; filename*=UTF-8''%EA%B3%B5%EB%AC%B8.pdf`);
});
