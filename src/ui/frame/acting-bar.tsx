import { plural } from '#i18n/messages.ts';
import { href, paths } from '#paths.ts';
import { Hidden } from '../fields/form.tsx';
import { messages } from '../messages/messages.ts';
import { Mark } from '../ornament/mark.tsx';
import { Dated, Say, said } from '../parts/text.tsx';
import { useMessages, useView, type ActingFace, type ViewerFace } from '../view.ts';

/** Who speaks, for which city, until when: over every page of a person who is signed in. */
export function ActingBar({ viewer }: { viewer: ViewerFace }) {
  const t = useMessages(messages);
  const { acting } = viewer;
  return (
    <aside class="acting" aria-label={t.youActFor}>
      <div>
        {acting ? <Speaker viewer={viewer} acting={acting} /> : <Say text={t.signedInAs} name={viewer.name} />}
        <MandateChoice viewer={viewer} />
        <End viewer={viewer} />
      </div>
    </aside>
  );
}

/** What waits to be read, and the last day of the mandate. */
function End({ viewer: { unread, acting } }: { viewer: ViewerFace }) {
  const t = useMessages(messages);
  if (unread === 0 && !acting?.until) return null;
  return (
    <span class="end">
      {unread > 0 && <Unread count={unread} />}
      {acting?.until && (
        <span>
          <Say text={t.mandateUntil} date={<Dated on={acting.until} />} />
        </span>
      )}
    </span>
  );
}

/** What the person was told and has not read yet: found on every page, so that nobody needs to look for it. */
function Unread({ count }: { count: number }) {
  const { locale } = useView();
  const t = useMessages(messages);
  return (
    <a class="unread" href={href(locale.language, paths.notifications)}>
      {plural(locale, t.unread, count)}
    </a>
  );
}

function Speaker({ viewer, acting }: { viewer: ViewerFace; acting: ActingFace }) {
  return (
    <span class="who">
      <Mark seed={acting.markSeed} look={acting.markLook} />
      <span>
        <b>
          <bdi>{viewer.name}</bdi>
        </b>
        <span class="role">
          <RoleOf mandate={acting} />
        </span>
      </span>
    </span>
  );
}

function RoleOf({ mandate }: { mandate: ActingFace }) {
  const t = useMessages(messages);
  return (
    <Say
      text={patternOf(t, mandate)}
      role={<>{mandate.roleName}</>}
      holder={
        <a href={mandate.holderPath}>
          <bdi>{mandate.holderName}</bdi>
        </a>
      }
      country={<>{mandate.holderCountry}</>}
    />
  );
}

type RolePatterns = Record<'roleFor' | 'roleForIn' | 'roleForCity' | 'roleForCityIn' | 'roleAtOffice', string>;

function patternOf(t: RolePatterns, mandate: ActingFace): string {
  if (mandate.holderKind === 'office') return t.roleAtOffice;
  if (mandate.isCity) return mandate.holderCountry ? t.roleForCityIn : t.roleForCity;
  return mandate.holderCountry ? t.roleForIn : t.roleFor;
}

/** The other mandates of the same person; choosing one leads back to the page one was on. */
function MandateChoice({ viewer }: { viewer: ViewerFace }) {
  const { locale, address } = useView();
  const t = useMessages(messages);
  const others = viewer.mandates.filter(({ mandateId }) => mandateId !== viewer.acting?.mandateId);
  if (others.length === 0) return null;
  return (
    <form class="change" action={href(locale.language, paths.acting)} method="post" aria-label={t.actUnderAnother}>
      <Hidden name="back" value={address} />
      <select name="mandateId" aria-label={t.actUnderAnother}>
        {others.map((mandate) => (
          <option value={mandate.mandateId}>{roleText(t, mandate)}</option>
        ))}
      </select>
      <button type="submit" class="button quiet compact">
        {t.change}
      </button>
    </form>
  );
}

const roleText = (t: RolePatterns, mandate: ActingFace): string =>
  said(patternOf(t, mandate), {
    role: mandate.roleName,
    holder: mandate.holderName,
    country: mandate.holderCountry ?? '',
  });
