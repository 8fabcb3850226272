import type { Delegation } from '#core/viewer.ts';
import type { Language } from '#i18n/languages.ts';
import type { PartialDate } from '#i18n/partial-date.ts';

export const officeKinds = ['secretariat', 'regional'] as const;
export type OfficeKind = (typeof officeKinds)[number];

export const officeStates = ['planned', 'open', 'closed'] as const;
export type OfficeState = (typeof officeStates)[number];

/** What an office is called and does, in one language. */
export type OfficeText = { name: string; summary?: string | undefined };

export type OfficeTexts = Partial<Record<Language, OfficeText>>;

/** What opening an office needs. */
export type OfficeEntry = {
  /** Typed, where that of the English name will not do. */
  slug?: string | undefined;
  kind: OfficeKind;
  state: 'planned' | 'open';
  texts: OfficeTexts;
  /** ISO 3166-1 alpha-2. For the Secretariat: countries it takes back; whatever no other office covers is with it anyway. */
  countries: readonly string[];
  /** The member city the office sits in: its slug, or its name in any language. */
  host?: string | undefined;
  opened?: PartialDate | undefined;
  email?: string | undefined;
  website?: string | undefined;
  delegations?: Delegation[] | undefined;
  source?: string | undefined;
  sample?: boolean | undefined;
};

/** What the Secretariat may change of an office; state only from planned to open. */
export type OfficeChange = {
  revision: number;
  texts: OfficeTexts;
  countries: readonly string[];
  host?: string | undefined;
  opened?: PartialDate | undefined;
  email?: string | undefined;
  website?: string | undefined;
  state?: 'planned' | 'open' | undefined;
};

/** What its head may change: how the office presents itself. */
export type OfficeDescription = {
  revision: number;
  summaries: Partial<Record<Language, string | undefined>>;
  email?: string | undefined;
  website?: string | undefined;
};
