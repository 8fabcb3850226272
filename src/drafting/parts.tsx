import type { Child } from 'hono/jsx';
import { href, paths } from '#paths.ts';
import { Band } from '#ui/parts/band.tsx';
import { Facts } from '#ui/parts/lists.tsx';
import { State, type Tone } from '#ui/parts/state.tsx';
import { Table } from '#ui/parts/table.tsx';
import { Say, said } from '#ui/parts/text.tsx';
import { useMessages, useView } from '#ui/view.ts';
import { FirstChanges } from './compared-text.tsx';
import type { Party } from './drafted-text.ts';
import type { Standing, TextInView, VersionInList, WriterInView } from './in-view.ts';
import { messages } from './messages/messages.ts';

const tones: Record<Standing, Tone> = { agreed: 'done', 'change-asked': 'late', waits: 'due', superseded: 'over' };

/** How the parties are called: the city, the Secretariat. */
export type PartyNames = Record<Party, string>;

/** A party as the agreement shows it: who it is, and who drafts for it. */
export type Side = { who: Child; people?: Child };

/** What each party says of the latest version. */
export function AgreementBox({ text, sides }: { text: TextInView; sides: Record<Party, Side> }) {
  const t = useMessages(messages);
  const [latest] = text.versions.items;
  if (!latest) return null;
  return (
    <Band title={t.agreement} note={t.agreementNote} measure="wide">
      <div class="agreement">
        {(['proposer', 'network'] as const).map((party) => (
          <SideOfAgreement text={text} latest={latest} party={party} side={sides[party]} />
        ))}
      </div>
    </Band>
  );
}

type SideProps = { text: TextInView; latest: VersionInList; party: Party; side: Side };

function SideOfAgreement({ text, latest, party, side }: SideProps) {
  const { formats } = useView();
  const t = useMessages(messages);
  const standing = latest.standing[party];
  const verdict = text.verdicts.find((one) => one.party === party);
  return (
    <div class="tight">
      {side.who}
      <p>
        <State tone={tones[standing]}>{said(t.stands[standing], { number: formats.number(latest.number) })}</State>
      </p>
      {verdict && (
        <p class="small muted">
          <Say text={t.saidBy} person={verdict.by} date={<DateOf instant={verdict.at} />} />
        </p>
      )}
      {verdict?.reason && <p dir="auto">{verdict.reason}</p>}
      {side.people && <p class="small muted">{side.people}</p>}
    </div>
  );
}

/** What the latest version changed, with the ways to the whole text, to other comparisons and, for the parties, to what is being written. */
export function WhatChanged({ text, slug }: { text: TextInView; slug: string }) {
  const t = useMessages(messages);
  const { changes, openRemarks } = text;
  const [latest] = text.versions.items;
  if (!latest && openRemarks === null) return null;
  return (
    <Band
      title={changes ? t.whatChanged : t.modelText}
      {...(changes ? { margin: <Margin text={text} slug={slug} /> } : {})}
    >
      {!latest && <p>{t.noVersions}</p>}
      {changes && <FirstChanges comparison={changes} />}
      <WaysToText text={text} slug={slug} />
    </Band>
  );
}

function WaysToText({ text: { versions, openRemarks }, slug }: { text: TextInView; slug: string }) {
  const { locale, formats } = useView();
  const t = useMessages(messages);
  const [latest] = versions.items;
  const version = latest && href(locale.language, paths.proposalVersion, { slug, number: String(latest.number) });
  return (
    <p class="actions">
      {latest && <a href={version}>{said(t.wholeText, { number: formats.number(latest.number) })}</a>}
      {latest && openRemarks !== null && (
        <a href={`${version}#remarks`}>{said(t.remarksCount, { count: formats.number(openRemarks) })}</a>
      )}
      {openRemarks !== null && <a href={href(locale.language, paths.proposalText, { slug })}>{t.toText}</a>}
    </p>
  );
}

function Margin({ text: { versions }, slug }: { text: TextInView; slug: string }) {
  const { locale, formats } = useView();
  const t = useMessages(messages);
  const [latest, ...former] = versions.items;
  const pairs = latest ? former.slice(0, 3).map(({ number }) => ({ from: number, to: latest.number })) : [];
  const links = (
    <ul class="tight">
      {pairs.map(({ from, to }) => (
        <li>
          <a href={href(locale.language, paths.proposalComparison, { slug }, { from, to })}>
            {said(t.comparePair, { from: formats.number(from), to: formats.number(to) })}
          </a>
        </li>
      ))}
    </ul>
  );
  return (
    <Facts
      facts={[
        [t.compare, links],
        [t.legend, <Legend />],
      ]}
    />
  );
}

/** How added and removed words look. */
export function Legend() {
  const t = useMessages(messages);
  return (
    <span class="compared">
      <ins>{t.addedLegend}</ins> <del>{t.removedLegend}</del>
    </span>
  );
}

type VersionTableProps = { versions: readonly VersionInList[]; slug: string; names: PartyNames };

/** Versions with who set them down, when, and what each party said. */
export function VersionTable({ versions, slug, names }: VersionTableProps) {
  const { locale, formats } = useView();
  const t = useMessages(messages);
  const standing = (party: Party) => (version: VersionInList) => (
    <StandingState standing={version.standing[party]} isPast={!version.isLatest} />
  );
  return (
    <Table
      items={versions}
      columns={[
        {
          label: said(t.version, { number: '' }).trim(),
          cell: ({ number, note }) => (
            <>
              <a href={href(locale.language, paths.proposalVersion, { slug, number: String(number) })}>
                {said(t.version, { number: formats.number(number) })}
              </a>
              {note && (
                <small class="muted block" dir="auto">
                  {note}
                </small>
              )}
            </>
          ),
        },
        { label: t.by, cell: ({ by }) => <Writer by={by} /> },
        { label: t.date, cell: ({ at }) => <time datetime={at}>{formats.shortDate(new Date(at))}</time> },
        { label: names.proposer, named: true, cell: standing('proposer') },
        { label: names.network, named: true, cell: standing('network') },
      ]}
    />
  );
}

/** Where a party stands with a version. What was said of an earlier one counts no more, and presses nobody. */
export function StandingState({ standing, isPast = false }: { standing: Standing; isPast?: boolean }) {
  const t = useMessages(messages);
  return <State tone={isPast ? 'over' : tones[standing]}>{t.standings[standing]}</State>;
}

/** The versions of a text as a part of its proposal's page. */
export function VersionBand({ text, slug, names }: { text: TextInView; slug: string; names: PartyNames }) {
  const { language } = useView().locale;
  const t = useMessages(messages);
  const { items, next } = text.versions;
  if (items.length === 0) return null;
  const all = next !== null && <a href={href(language, paths.proposalVersions, { slug })}>{t.toVersions}</a>;
  return (
    <Band title={t.versions} measure="wide" {...(all ? { more: all } : {})}>
      <VersionTable versions={items} slug={slug} names={names} />
    </Band>
  );
}

/** Who wrote or said something, and for whom. */
export function Writer({ by: { person, holder } }: { by: WriterInView }) {
  const t = useMessages(messages);
  return holder ? <Say text={t.writer} person={person} holder={holder} /> : <bdi>{person}</bdi>;
}

/** The day of an instant, in the reader's calendar. */
export function DateOf({ instant }: { instant: string }) {
  return <time datetime={instant}>{useView().formats.date(new Date(instant))}</time>;
}

/** An instant with its time. */
export function TimeOf({ instant }: { instant: string }) {
  return <time datetime={instant}>{useView().formats.dateTime(new Date(instant))}</time>;
}
