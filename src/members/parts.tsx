import type { Language } from '#i18n/languages.ts';
import { href, paths } from '#paths.ts';
import { State, type Tone } from '#ui/parts/state.tsx';
import { Who } from '#ui/parts/who.tsx';
import type { MarkSize } from '#ui/ornament/mark.tsx';
import { useMessages, useView } from '#ui/view.ts';
import type { MemberState } from './member.ts';
import { messages } from './messages/messages.ts';

type Named = { slug: string; name: string; nameLanguage?: Language | undefined };

type MemberMarkProps = Named & { look: number; country: string; size?: MarkSize };

/** A member as it stands in lists: mark, name and country. */
export function MemberWho({ slug, name, nameLanguage, look, country, size = 'm' }: MemberMarkProps) {
  const { locale, formats } = useView();
  return (
    <Who
      name={name}
      {...foreign(nameLanguage, locale.language)}
      seed={slug}
      look={look}
      size={size}
      note={formats.country(country)}
      href={href(locale.language, paths.member, { slug })}
    />
  );
}

/** The language of people's words, where it is another than the page's. */
export const foreign = (language: Language | undefined, pageLanguage: Language): { lang?: Language } =>
  language && language !== pageLanguage ? { lang: language } : {};

const tones: Record<MemberState, Tone> = {
  applicant: 'open',
  associate: 'half',
  full: 'done',
  suspended: 'late',
  withdrawn: 'over',
};

/** Where a member stands in the network, with its dues where they have run out. */
export function MemberStanding({
  state,
  isInArrears,
  long = false,
}: {
  state: MemberState;
  isInArrears: boolean;
  long?: boolean;
}) {
  const t = useMessages(messages);
  const words = long ? t.standings[state] : t.states[state];
  return (
    <>
      <State tone={tones[state]}>{words}</State>
      {isInArrears && (
        <>
          <br />
          <State tone="late">{t.inArrears}</State>
        </>
      )}
    </>
  );
}

/** Languages by name, one after the other. */
export function LanguageNames({ languages }: { languages: readonly string[] }) {
  const { formats } = useView();
  return <>{formats.oneByOne(languages.map((language) => formats.languageName(language)))}</>;
}

/** Where coordinates and populations come from; asked for by their licence. */
export function GeoNames() {
  return (
    <a href="https://www.geonames.org" rel="external" lang="en">
      GeoNames, CC BY 4.0
    </a>
  );
}
