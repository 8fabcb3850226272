import { href, paths } from '#paths.ts';
import { SelectField, type Option } from '#ui/fields/choice.tsx';
import { Filters } from '#ui/fields/search.tsx';
import { TextField } from '#ui/fields/text.tsx';
import { said } from '#ui/parts/text.tsx';
import { useMessages, useView } from '#ui/view.ts';
import { messages } from '../messages/messages.ts';
import { isNarrowed, type Facet, type MembersInView } from '../member-view.ts';

/** Narrows the list down. Each choice says how many it leads to, and none leads to nothing. */
export function MemberFilters({ filters, facets, total, officeName }: MembersInView) {
  const { locale, formats } = useView();
  const t = useMessages(messages);
  const { office, country, kind, state, language, q, square } = filters;
  const named = (names: (value: string) => string) => (choice: Facet) => counted(names(choice.value), choice.count);
  const counted = (name: string, count: number) =>
    said(t.choiceAndCount, { choice: name, count: formats.number(count) });
  return (
    <Filters
      action={href(locale.language, paths.members)}
      summary={t.narrowDown}
      open={total === 0}
      button={t.apply}
      clear={isNarrowed(filters) ? { href: href(locale.language, paths.members), label: t.clearAll } : null}
      kept={square ? { square } : {}}
    >
      {square && <p class="small">{said(t.square, { reference: square })}</p>}
      <TextField name="q" type="search" label={t.searchWords} hint={t.searchHint} value={q} optional maxlength={100} />
      <Choices
        name="office"
        label={t.office}
        any={t.allOffices}
        value={office}
        called={officeName}
        options={facets.offices.map(({ value, name, count }) => ({ value, label: counted(name, count) }))}
      />
      <Choices
        name="country"
        label={t.country}
        any={t.any}
        value={country}
        called={country && formats.country(country)}
        options={sorted(facets.countries, named(formats.country), formats.compare)}
      />
      <Choices
        name="kind"
        label={t.kind}
        any={t.any}
        value={kind}
        called={kind && t.kinds[kind]}
        options={facets.kinds.map(({ value, count }) => ({ value, label: counted(t.kinds[value], count) }))}
      />
      <Choices
        name="state"
        label={t.standing}
        any={t.any}
        value={state}
        called={state && t.states[state]}
        options={facets.states.map(({ value, count }) => ({ value, label: counted(t.states[value], count) }))}
      />
      <Choices
        name="language"
        label={t.worksIn}
        any={t.anyLanguage}
        value={language}
        called={language && formats.languageName(language)}
        options={sorted(facets.languages, named(formats.languageName), formats.compare)}
      />
    </Filters>
  );
}

type ChoicesProps = {
  name: string;
  label: string;
  any: string;
  value: string | undefined;
  /** What the choice made is called, where no option says it. */
  called: string | null | undefined;
  options: readonly Option[];
};

/** A choice already made stands there even where the others have emptied it, so that it can be taken back. */
function Choices({ name, label, any, value, called, options }: ChoicesProps) {
  const isOffered = value === undefined || options.some((option) => option.value === value);
  const shown = isOffered ? options : [...options, { value, label: called ?? value }];
  return <SelectField name={name} label={label} empty={any} value={value} options={shown} optional />;
}

const sorted = (
  facets: readonly Facet[],
  labelOf: (facet: Facet) => string,
  compare: (one: string, other: string) => number,
): Option[] =>
  facets
    .map((facet) => ({ value: facet.value, label: labelOf(facet) }))
    .toSorted((one, other) => compare(one.label, other.label));
