import type { GroupOfMember } from '#groups/of-member.ts';
import { GroupsOf } from '#groups/parts.tsx';
import type { MandateInView } from '#mandates/queries.ts';
import { MandateTable } from '#mandates/parts.tsx';
import { href, paths } from '#paths.ts';
import { ProposalsOf } from '#proposals/parts.tsx';
import type { LatestProposal } from '#proposals/proposal-view.ts';
import { DrawnOnce } from '#ui/drawn-once.tsx';
import { Page } from '#ui/layout.tsx';
import { Band, Head } from '#ui/parts/band.tsx';
import { Empty, Notice } from '#ui/parts/notes.tsx';
import { Code, Dated, Say, said } from '#ui/parts/text.tsx';
import { Sides } from '#ui/parts/prose.tsx';
import { MiniPlate } from '#ui/map/mini.tsx';
import { RegionPlate } from '#ui/map/plates.tsx';
import { gridReference } from '#ui/map/world.ts';
import { Mark } from '#ui/ornament/mark.tsx';
import { CityList } from '#ui/parts/who.tsx';
import { useMessages, useView } from '#ui/view.ts';
import { MemberBlock } from '../linked-data.tsx';
import type { MemberInView, Words } from '../member-view.ts';
import { messages } from '../messages/messages.ts';
import { foreign, GeoNames } from '../parts.tsx';
import { MemberCare } from './member-care.tsx';
import { MemberFacts, SourceNote } from './member-facts.tsx';
import { MemberHistory } from './member-history.tsx';

export type MemberFound = MemberInView & {
  mandates: MandateInView[];
  mayAppoint: boolean;
  /** Groups in which it takes part, those that it leads first. */
  groups: GroupOfMember[];
  /** What it asked of the network, the latest first. */
  proposals: LatestProposal[];
};

/** A member at a glance: what it is, what it can give and needs, who speaks for it, how it came here, and who is near. */
export function MemberPage(member: MemberFound) {
  const { locale, network } = useView();
  const t = useMessages(messages);
  const { name, nameLanguage, slug, look, summary } = member;
  return (
    <Page
      title={name}
      description={summary?.text ?? said(t.listDescription, { network: network?.name ?? '' })}
      kind="profile"
      robots={member.state === 'applicant' ? 'noindex' : undefined}
    >
      <MemberBlock member={member} />
      <Head
        kind={
          <>
            {t.memberKinds[member.kind]} <Code>{gridReference(member.latitude, member.longitude)}</Code>
          </>
        }
        title={<bdi {...foreign(nameLanguage, locale.language)}>{name}</bdi>}
        lead={summary && <Said words={summary} />}
        margin={
          <>
            <MiniPlate place={member} name={name} near={member.neighbours} />
            <MemberFacts {...member} />
          </>
        }
        outer={
          <>
            <span class="wide-only">
              <Mark seed={slug} look={look} size="xl" />
            </span>
            <SourceNote {...member} />
          </>
        }
        below={<WhoSpeaks {...member} />}
        belowMeasure={member.mandates.length > 0 ? 'wide' : 'text'}
      >
        <MemberNotice {...member} />
        <MemberCare {...member} />
        <NeedsAndOffers {...member} />
      </Head>
      <DrawnOnce of={member.neighbours}>
        <GroupsOf member={member} groups={member.groups} />
        <ProposalsOf member={member} proposals={member.proposals} />
        <MemberHistory {...member} />
        <Nearby {...member} />
      </DrawnOnce>
    </Page>
  );
}

/** People's words, in their own language; which that is, where it is not the reader's. */
function Said({ words: { text, language } }: { words: NonNullable<Words> }) {
  const { locale, formats } = useView();
  const t = useMessages(messages);
  return (
    <>
      <bdi {...foreign(language, locale.language)}>{text}</bdi>
      {language !== locale.language && (
        <>
          {' '}
          <small class="muted">({said(t.inLanguage, { language: formats.languageName(language) })})</small>
        </>
      )}
    </>
  );
}

/** What changes how one reads the rest: it has left, it is suspended, it is not yet a member. */
function MemberNotice({ name, state, states }: MemberFound) {
  const t = useMessages(messages);
  if (state === 'applicant') {
    return (
      <Notice kind="note">
        <Say text={t.applicantNotice} member={name} />
      </Notice>
    );
  }
  if (state !== 'suspended' && state !== 'withdrawn') return null;
  const last = states.findLast((past) => past.state === state);
  const [full, bare] =
    state === 'suspended' ? [t.suspendedNotice, t.suspendedNoticeBare] : [t.withdrawnNotice, t.withdrawnNoticeBare];
  return (
    <Notice kind="warning">
      {last?.since && last.reason ? (
        <Say text={full} member={name} date={<Dated on={last.since} />} reason={<bdi>{last.reason}</bdi>} />
      ) : (
        <Say text={bare} member={name} />
      )}
    </Notice>
  );
}

function NeedsAndOffers({ name, state, needs, offers }: MemberFound) {
  const t = useMessages(messages);
  if (!needs && !offers && state === 'withdrawn') return null;
  if (!needs && !offers) {
    return (
      <p class="muted">
        <Say text={t.nothingNamed} member={name} />
      </p>
    );
  }
  return (
    <Sides
      sides={[offers && [t.offersLabel, <Said words={offers} />], needs && [t.needsLabel, <Said words={needs} />]]}
    />
  );
}

function WhoSpeaks({ slug, name, office, mandates, mayAppoint }: MemberFound) {
  const { locale, viewer } = useView();
  const t = useMessages(messages);
  const appoint = mayAppoint && <a href={href(locale.language, paths.memberMandates, { slug })}>{t.appoint}</a>;
  return (
    <section id="people" class="stack">
      <h2>
        <Say text={t.whoSpeaks} member={name} />
      </h2>
      {mandates.length > 0 ? (
        <MandateTable mandates={mandates} />
      ) : (
        <Empty action={appoint}>
          {viewer ? <Say text={t.nobodySpeaks} member={name} office={office.name} /> : t.namesForMembers}
        </Empty>
      )}
      <p class="small muted">
        {t.whoSpeaksNote} {mandates.length > 0 && !viewer && t.namesForMembers}
      </p>
      {appoint && mandates.length > 0 && <p class="small">{appoint}</p>}
    </section>
  );
}

/** The nearest members, ringed around this one. */
function Nearby({ slug, name, latitude, longitude, population, neighbours, office }: MemberFound) {
  const { locale, formats } = useView();
  const t = useMessages(messages);
  if (neighbours.length === 0) return null;
  const at = (member: { slug: string }) => href(locale.language, paths.member, { slug: member.slug });
  const points = [
    { name, latitude, longitude, population, href: at({ slug }), meant: true },
    ...neighbours.map((near) => ({ ...near, href: at(near) })),
  ];
  const cities = neighbours.map((near) => ({
    ...near,
    ...foreign(near.nameLanguage, locale.language),
    seed: near.slug,
    note: formats.country(near.country),
    href: at(near),
  }));
  const ofOffice = (
    <a href={href(locale.language, paths.members, {}, { office: office.slug })}>
      <Say text={t.othersOfOffice} office={office.name} />
    </a>
  );
  return (
    <Band id="nearby" title={t.nearby} measure="wide" more={ofOffice}>
      <RegionPlate
        points={points}
        title={said(t.nearbyMap, { member: name })}
        caption={
          <span>
            <Say text={t.credit} source={<GeoNames />} />
          </span>
        }
      />
      <CityList cities={cities} label={t.nearby} />
    </Band>
  );
}
