import type { Delegation } from '#core/viewer.ts';
import type { Language } from '#i18n/languages.ts';

/** What the network is called and stands for, in one language. */
export type NetworkText = { name: string; summary?: string | undefined; purpose?: string | undefined };

export type NetworkTexts = Partial<Record<Language, NetworkText>>;

/** What founding a network on this node needs. */
export type Founding = {
  texts: NetworkTexts;
  acronym?: string | undefined;
  founded?: number | undefined;
  languages: Language[];
  timeZone: string;
};

/** Offices may do this for their members unless the Secretariat takes it back. */
export const defaultDelegations: readonly Delegation[] = ['members', 'mandates', 'imports'];
