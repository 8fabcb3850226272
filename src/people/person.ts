import type { Calendar } from '#i18n/locale.ts';
import type { Language } from '#i18n/languages.ts';

/** What a person says of themselves, and how they read. */
export type PersonSettings = {
  name: string;
  nameNative?: string | undefined;
  nativeLanguage?: Language | undefined;
  language?: Language | undefined;
  timeZone?: string | undefined;
  calendar?: Calendar | undefined;
  telephone?: string | undefined;
  /** Whether visitors may read the name. */
  namePublic: boolean;
  /** Whether members may read e-mail address and telephone. */
  contactShared: boolean;
};

/** The answers on the page of an invitation. */
export type Acceptance = Omit<PersonSettings, 'telephone' | 'contactShared'>;

/** Somebody new to the network, as the one who invites them knows them. */
export type Invitee = {
  email: string;
  name: string;
  nameNative?: string | undefined;
  nativeLanguage?: Language | undefined;
  language?: Language | undefined;
};
