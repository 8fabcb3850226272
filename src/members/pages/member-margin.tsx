import type { Language } from '#i18n/languages.ts';
import { MemberWho } from '../parts.tsx';

type Props = { slug: string; name: string; nameLanguage?: Language; look: number; country: string };

/** The member that a form is about, beside its title. */
export const MemberMargin = ({ slug, name, nameLanguage, look, country }: Props) => (
  <p>
    <MemberWho slug={slug} name={name} look={look} country={country} {...(nameLanguage ? { nameLanguage } : {})} />
  </p>
);
