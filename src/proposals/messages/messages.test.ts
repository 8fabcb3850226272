import { messagesMatch } from '#i18n/messages-match.ts';
import { expect, test } from 'vitest';
import { messages } from './messages.ts';

test('proposals are spoken of in every language', () => {
  expect(messagesMatch(messages)).toEqual([]);
});
