import type { Context } from '#core/context.ts';
import { setUp } from '#setup/actions.ts';
import { isLanguage, type Language } from '#i18n/languages.ts';

export type Founders = {
  secretariat: string;
  name: string;
  network: string;
  languages: string;
  timeZone: string;
  founded?: number;
};

/** What the Secretariat is called until its people say otherwise. */
const secretariatNames: Record<Language, string> = { en: 'Secretariat', fa: 'دبیرخانه', ko: '사무국' };

/** Founds the network of an empty node and answers the link that signs its first person in. */
export async function found(
  ctx: Context,
  { secretariat, name, network, languages, timeZone, founded }: Founders,
): Promise<string> {
  const spoken = languages.split(/[\s,]+/).filter(isLanguage);
  const texts = Object.fromEntries(spoken.map((language) => [language, { name: network }]));
  const { link } = await setUp(ctx, {
    network: { texts, languages: spoken.length > 0 ? spoken : ['en'], timeZone, founded },
    secretariat: { names: secretariatNames },
    person: { name, email: secretariat, role: 'secretary-general' },
  });
  return link;
}
