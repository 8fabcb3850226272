import type { Language } from '#i18n/languages.ts';
import { en, type Messages } from './en.ts';
import { fa } from './fa.ts';
import { ko } from './ko.ts';

export const messages: Record<Language, Messages> = { en, fa, ko };
