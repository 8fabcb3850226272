import { expect, test } from 'vitest';
import { messagesMatch } from '#i18n/messages-match.ts';
import { messages } from './messages/messages.ts';

test('every sentence exists in every language, with the same places', () => {
  expect(messagesMatch(messages)).toEqual([]);
});
