import type { Child } from 'hono/jsx';
import { Inset } from './plates.tsx';
import type { Place } from './world.ts';

export type Region = {
  name: string;
  href: string;
  /** "16 members" */
  count: string;
  /** "Shiraz, Isfahan, Mashhad and others": on phones, under the name. */
  examples?: Child;
  places: readonly Place[];
};

/** Under the world plate one line of links; on a phone it stands in for the plate, with a window on it for each region. */
export function Regions({ regions, label }: { regions: readonly Region[]; label: string }) {
  return (
    <ul class="regions" aria-label={label}>
      {regions.map(({ name, href, count, examples, places }) => (
        <li>
          <a href={href}>
            {places.length > 0 && <Inset places={places} />}
            <span>
              <b>{name}</b> <small>{count}</small>
              {examples && <small class="names">{examples}</small>}
            </span>
          </a>
        </li>
      ))}
    </ul>
  );
}
