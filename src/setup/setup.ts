import type { Language } from '#i18n/languages.ts';
import type { Founding } from '#network/network.ts';

/** What an empty node is asked for: the network, its Secretariat, and the first person, who can do all the rest. */
export type Setup = {
  network: Founding;
  secretariat: { names: Partial<Record<Language, string>> };
  person: { name: string; email: string; role: 'secretary-general' | 'officer'; language?: Language | undefined };
};

/** The founded network, and the address that signs its first person in, once. */
export type SetUp = { networkId: string; officeId: string; personId: string; link: string };
