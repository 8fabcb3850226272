import { plural } from '#i18n/messages.ts';
import { href, paths } from '#paths.ts';
import { lieTogether, RegionPlate, WorldPlate, type Cluster, type MapPoint } from '#ui/map/plates.tsx';
import { Say } from '#ui/parts/text.tsx';
import { useMessages, useView } from '#ui/view.ts';
import { messages } from '../messages/messages.ts';
import type { MemberOnMap, MembersInView, MembersMap } from '../member-view.ts';
import { GeoNames } from '../parts.tsx';

type Props = { map: MembersMap; found: MembersInView; title: string };

/** The members of the list on the world's plate, or, where they lie together, on one of their region. */
export function MembersPlate({ map, found, title }: Props) {
  const { locale } = useView();
  const t = useMessages(messages);
  const points = map.points.map((point) => onPlate(point, href(locale.language, paths.member, point)));
  const host = map.points.find(({ isHost }) => isHost);
  const isRegion = found.total < found.all && lieTogether(map.points);
  if (isRegion) {
    const text = host ? t.mapCaptionRegionHost : t.mapCaptionRegion;
    return (
      <RegionPlate points={points} others={map.others} title={title} caption={<Caption text={text} found={found} />} />
    );
  }
  const clusters: Cluster[] = map.squares.map((square) => ({
    ...square,
    href: href(locale.language, paths.members, {}, { ...found.filters, square: square.reference }),
  }));
  const ofPoints = host ? t.mapCaptionHost : t.mapCaption;
  const text = clusters.length > 0 ? t.mapCaptionSquares : ofPoints;
  return (
    <WorldPlate
      points={points}
      clusters={clusters}
      countOf={(count) => plural(locale, t.count, count)}
      title={title}
      caption={<Caption text={text} found={found} />}
    />
  );
}

function Caption({ text, found }: { text: string; found: MembersInView }) {
  const t = useMessages(messages);
  const { office } = found.filters;
  const hosting = found.facets.offices.find(({ value }) => value === office) ?? found.facets.offices[0];
  return (
    <>
      <span>
        <Say text={text} host={hosting?.name ?? ''} />
      </span>
      <span>
        <Say text={t.credit} source={<GeoNames />} />
      </span>
    </>
  );
}

const onPlate = ({ name, latitude, longitude, population, isHost }: MemberOnMap, address: string): MapPoint => ({
  name,
  latitude,
  longitude,
  population,
  meant: isHost,
  href: address,
});
