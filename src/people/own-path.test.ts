import { expect, test } from 'vitest';
import { ownPath } from './own-path.ts';

test.each([
  ['/fa/members?kind=city', '/members?kind=city'],
  ['/members/shiraz', '/members/shiraz'],
  ['/fa', '/'],
  ['/', '/'],
  ['/en/a/../members', '/members'],
])('%s leads to %s', (text, path) => {
  expect(ownPath(text)).toBe(path);
});

test.each([
  '//evil.example',
  '//evil.example/members',
  '/\\evil.example',
  '\\\\evil.example',
  '/\t/evil.example',
  'https://evil.example/members',
  'javascript:alert(1)',
  'members',
  '',
  null,
  undefined,
  '/en//evil.example',
  '/..//evil.example',
  '//user@localhost:3000',
  `/${'a'.repeat(500)}`,
])('%j leads nowhere', (text) => {
  expect(ownPath(text)).toBeNull();
});
