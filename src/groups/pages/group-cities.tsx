import { plural } from '#i18n/messages.ts';
import { foreign } from '#members/parts.tsx';
import { href, paths } from '#paths.ts';
import { DrawnOnce } from '#ui/drawn-once.tsx';
import { RegionPlate } from '#ui/map/plates.tsx';
import { Pagination } from '#ui/parts/actions.tsx';
import { Band } from '#ui/parts/band.tsx';
import { Empty } from '#ui/parts/notes.tsx';
import { said } from '#ui/parts/text.tsx';
import { CityList } from '#ui/parts/who.tsx';
import { useMessages, useView } from '#ui/view.ts';
import type { GroupInView } from '../group-view.ts';
import { messages } from '../messages/messages.ts';

/** Who takes part: on the map, the lead ringed, and by name. */
export function GroupCities({ group }: { group: GroupInView }) {
  const { locale, viewer } = useView();
  const t = useMessages(messages);
  const { slug, participants } = group;
  return (
    <Band
      id="cities"
      title={t.cities}
      measure="wide"
      more={viewer && <a href={href(locale.language, paths.groupParticipations, { slug })}>{t.participations}</a>}
    >
      {participants.length === 0 ? (
        <Empty>{t.noCities}</Empty>
      ) : (
        <DrawnOnce of={group.cities}>
          <CitiesOnMap group={group} />
        </DrawnOnce>
      )}
      <Pagination
        next={
          group.nextCities && `${href(locale.language, paths.group, { slug }, { cities: group.nextCities })}#cities`
        }
      />
    </Band>
  );
}

function CitiesOnMap({ group: { name, cities, leadId, coLeadId, participants } }: { group: GroupInView }) {
  const { locale, formats } = useView();
  const t = useMessages(messages);
  const place = ({ id }: { id: string }) => [leadId, coLeadId].indexOf(id);
  const heads = cities.filter((city) => place(city) !== -1).toSorted((one, other) => place(one) - place(other));
  const inOrder = [...heads, ...cities.filter((city) => place(city) === -1)];
  const at = ({ slug }: { slug: string }) => href(locale.language, paths.member, { slug });
  return (
    <>
      <RegionPlate
        title={said(t.mapTitle, { group: name })}
        points={inOrder.map((city) => ({ ...city, href: at(city), meant: city.id === leadId }))}
        caption={
          <span>
            {plural(locale, t.cityCount, participants.length)}. {t.mapCaption}
          </span>
        }
      />
      <CityList
        label={t.cities}
        cities={inOrder.map((city) => ({
          name: city.name,
          ...foreign(city.nameLanguage, locale.language),
          seed: city.slug,
          look: city.look,
          note: formats.country(city.country),
          href: at(city),
        }))}
      />
    </>
  );
}
