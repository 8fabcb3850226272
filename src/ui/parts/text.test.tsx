import { expect, test } from 'vitest';
import { rendered } from '../rendered.tsx';
import { Say, said } from './text.tsx';

test('a sentence takes its values where the message wants them', () => {
  const sentence = <Say text="{holder}({country}) {role}" role={<b>담당자</b>} holder="시라즈" country="이란" />;
  expect(rendered(sentence)).toBe('<bdi>시라즈</bdi>(<bdi>이란</bdi>) <b>담당자</b>');
});

test('names of people are text, and of their own direction', () => {
  expect(rendered(<Say text="Signed in as {name}" name={'<b>نسرین</b>'} />)).toBe(
    'Signed in as <bdi>&lt;b&gt;نسرین&lt;/b&gt;</bdi>',
  );
});

test('a sentence without places stays as it is', () => {
  expect(rendered(<Say text="Nothing waits." />)).toBe('Nothing waits.');
});

test('a place without a value is a mistake, not a gap', () => {
  expect(() => rendered(<Say text="Until {date}" />)).toThrow('{date}');
  expect(() => said('Until {date}', {})).toThrow('{date}');
});

test('plain text takes numbers and texts', () => {
  expect(said('In square {reference}: {count}', { reference: 'O4', count: 12 })).toBe('In square O4: 12');
});
