import { countryName } from '#i18n/countries.ts';
import { regionName } from '#i18n/regions.ts';
import { href, paths } from '#paths.ts';
import { Disclosure } from '#ui/parts/notes.tsx';
import { State, type Tone } from '#ui/parts/state.tsx';
import { said } from '#ui/parts/text.tsx';
import { Who } from '#ui/parts/who.tsx';
import { pluralForm } from '#i18n/messages.ts';
import { useMessages, useView } from '#ui/view.ts';
import { messages } from './messages/messages.ts';
import type { OfficeState } from './office.ts';
import type { HostCity } from './queries.ts';
import { worldRegions } from './world-regions.ts';

const tones: Record<OfficeState, Tone> = { planned: 'half', open: 'done', closed: 'over' };

/** Whether an office works. */
export const OfficeStateMark = ({ state }: { state: OfficeState }) => (
  <State tone={tones[state]}>{useMessages(messages).states[state]}</State>
);

/** The name of an office, leading to its page. */
export function OfficeLink({ slug, name }: { slug: string; name: string }) {
  const { locale } = useView();
  return (
    <a href={href(locale.language, paths.office, { slug })}>
      <bdi>{name}</bdi>
    </a>
  );
}

/** The city an office sits in, with its mark. */
export function Host({ host }: { host: HostCity }) {
  const { locale, formats } = useView();
  return (
    <Who
      name={host.name}
      seed={host.slug}
      look={host.look}
      note={formats.country(host.country)}
      href={href(locale.language, paths.member, { slug: host.slug })}
    />
  );
}

/** Countries by name in the order of the reader's alphabet, as a sentence lists them. */
export function CountryNames({ countries }: { countries: readonly string[] }) {
  const { formats } = useView();
  const names = countries.map((country) => formats.country(country)).toSorted(formats.compare);
  return <>{formats.listParts(names).map(({ type, value }) => (type === 'element' ? <bdi>{value}</bdi> : value))}</>;
}

type CountriesProps = {
  chosen: readonly string[];
  /** Which other regional office covers which country now. */
  elsewhere: Readonly<Record<string, string>>;
};

/** All countries of the world by region, to be ticked; a region where one is ticked stands open. */
export function CountriesField({ chosen, elsewhere }: CountriesProps) {
  const { formats, locale } = useView();
  const t = useMessages(messages);
  const regions = worldRegions.map(([code, countries]) => ({
    name: regionName(locale.language, code),
    count: countries.filter((country) => chosen.includes(country)).length,
    countries: countries
      .map((country) => ({ code: country, name: countryName(locale.language, country) }))
      .toSorted((one, other) => formats.compare(one.name, other.name)),
  }));
  return (
    <div class="tight">
      {regions.map(({ name, count, countries }) => (
        <Disclosure
          open={count > 0}
          summary={said(pluralForm(locale.language, t.regionChosen, count), {
            region: name,
            count: formats.number(count),
          })}
        >
          <fieldset>
            <legend class="visually-hidden">{name}</legend>
            <ul class="city-list">
              {countries.map((country) => (
                <li>
                  <label class="pick">
                    <input
                      type="checkbox"
                      name="countries"
                      value={country.code}
                      checked={chosen.includes(country.code)}
                    />
                    <span>
                      {country.name}
                      {elsewhere[country.code] && (
                        <small class="hint">
                          <bdi>{elsewhere[country.code]}</bdi>
                        </small>
                      )}
                    </span>
                  </label>
                </li>
              ))}
            </ul>
          </fieldset>
        </Disclosure>
      ))}
    </div>
  );
}
