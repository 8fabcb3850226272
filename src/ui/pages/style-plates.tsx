import { href, paths } from '#paths.ts';
import { Icon, iconNames } from '../icons.tsx';
import { RegionPlate, WorldPlate, type MapPoint } from '../map/plates.tsx';
import { Regions } from '../map/regions.tsx';
import { Cover } from '../ornament/cover.tsx';
import { Mark } from '../ornament/mark.tsx';
import { Band, Bleed } from '../parts/band.tsx';
import { useView } from '../view.ts';
import { entries, type Samples } from './style-samples.ts';

type Props = { sample: Samples };

export function MapsSection({ sample }: Props) {
  const { formats, locale } = useView();
  const points: MapPoint[] = entries.map((entry, index) => ({
    name: entry.name,
    href: href(locale.language, paths.members),
    latitude: [53.2, 29.6, 37.6, 13.7][index] ?? 0,
    longitude: [-4.2, 52.5, 127, 100.5][index] ?? 0,
    population: entry.people,
    meant: entry.seed === 'seoul',
  }));
  return (
    <>
      <Bleed>
        <WorldPlate
          points={points}
          clusters={[{ reference: 'F3', count: 12, latitude: 41, longitude: -75, href: '#' }]}
          caption={<span>{sample.hint}</span>}
        />
        <Regions
          label={sample.more}
          regions={[
            {
              name: sample.office,
              href: '#',
              count: formats.number(12),
              examples: formats.list(points.map(({ name }) => name)),
              places: points,
            },
          ]}
        />
      </Bleed>
      <Band title="RegionPlate" measure="wide">
        <RegionPlate points={points.slice(0, 2)} others={points} title={sample.office} caption={sample.office} />
      </Band>
    </>
  );
}

export function OrnamentSection() {
  return (
    <Band title="Mark, Cover, Icon" measure="wide">
      <div class="wall">
        {Array.from({ length: 48 }, (_, index) => (
          <Mark seed={`sample ${index}`} look={index * 18} />
        ))}
      </div>
      <Cover seed="sample" />
      <ul class="actions">
        {iconNames.map((name) => (
          <li>
            <Icon name={name} />
            <span lang="en">{name}</span>
          </li>
        ))}
      </ul>
    </Band>
  );
}
