import type { Child } from 'hono/jsx';
import { Mark, type MarkSize } from '../ornament/mark.tsx';

export type WhoProps = {
  name: string;
  /** The language of the name where it is not the page's. */
  lang?: string | undefined;
  /** Where the name leads; without it the name is text. */
  href?: string | undefined;
  seed: string;
  look?: number | null | undefined;
  /** The address of the member's own emblem, which then stands in the place of the mark. */
  emblem?: string | null | undefined;
  /** Under the name: the country, the role, the office. */
  note?: Child;
  size?: MarkSize;
};

/** Whoever speaks or is spoken of: mark, name and, below it, country or role. Never a name alone. */
export function Who({ name, lang, href, seed, look = null, emblem, note, size = 'm' }: WhoProps) {
  const title = <bdi {...(lang ? { lang } : {})}>{name}</bdi>;
  return (
    <span class="who">
      {emblem ? <Emblem address={emblem} size={size} /> : <Mark seed={seed} look={look} size={size} />}
      <span>
        {href ? <a href={href}>{title}</a> : title}
        {note && <small>{note}</small>}
      </span>
    </span>
  );
}

/** A member's own emblem, as large as a mark; always beside the name. */
export const Emblem = ({ address, size = 'm' }: { address: string; size?: MarkSize }) => (
  <img class={`mark ${size}`} src={address} alt="" width="80" height="80" loading="lazy" decoding="async" />
);

/** Members side by side, each with its mark. */
export function CityList({
  cities,
  dense = false,
  label,
}: {
  cities: readonly WhoProps[];
  dense?: boolean;
  label?: string;
}) {
  return (
    <ul class={`city-list${dense ? ' dense' : ''}`} {...(label ? { 'aria-label': label } : {})}>
      {cities.map((city) => (
        <li>
          <Who {...city} size={dense ? 'xs' : 'm'} />
        </li>
      ))}
    </ul>
  );
}
