import type { Child } from 'hono/jsx';
import { messages as mandateMessages } from '#mandates/messages/messages.ts';
import { RoleName } from '#mandates/parts.tsx';
import { href, paths } from '#paths.ts';
import { LinkButton } from '#ui/parts/actions.tsx';
import { Band } from '#ui/parts/band.tsx';
import { Rows, type Row } from '#ui/parts/lists.tsx';
import { State } from '#ui/parts/state.tsx';
import { Dated, Say, said } from '#ui/parts/text.tsx';
import { useMessages, useView } from '#ui/view.ts';
import { asPartialDate } from '#i18n/partial-date.ts';
import type { AskedOfCity, AskedThing } from './asked.ts';
import { plusDays } from './desk.ts';
import { inWords } from './in-words.ts';
import { messages } from './messages/messages.ts';
import { useWorkAnswer, WorkText, WorkTitle } from './work-parts.tsx';

/** "Two things are asked of Shiraz", for the title of a page. */
export function AskedTitle({ asked }: { asked: AskedOfCity }) {
  const t = useMessages(messages);
  const { text, count } = inWords(useView().locale, t.asked, asked.things.length, t.upToTwelve);
  return <Say text={text} count={<>{count}</>} member={asked.member.name} />;
}

/** The same as plain text. */
export function useAskedTitle({ member, things }: AskedOfCity): string {
  const t = useMessages(messages);
  const { text, count } = inWords(useView().locale, t.asked, things.length, t.upToTwelve);
  return said(text, { count, member: member.name });
}

/** How many of the things wait for the reader's own answer; where there is none, what would be one. */
export function AskedLead({ asked: { things } }: { asked: AskedOfCity }) {
  const t = useMessages(messages);
  if (things.length === 0) return <>{t.askedNone}</>;
  const own = things.filter(({ by }) => by === 'you').length;
  const { text, count } = inWords(useView().locale, t.askedLead, own, t.upToTwelve);
  return <>{said(text, { count })}</>;
}

/** What is asked of the reader's city: each with its day, whose move it is, and the button that answers it. The page's own title says so. */
export function Asked({ asked }: { asked: AskedOfCity }) {
  const first = asked.things.findIndex(({ by }) => by === 'you');
  if (asked.things.length === 0) return null;
  return (
    <Band id="asked" measure="full">
      <Rows rows={asked.things.map((thing, index) => rowOf(asked, thing, index === first))} level={2} />
    </Band>
  );
}

type Props<Thing = AskedThing> = { asked: AskedOfCity; thing: Thing };

const rowOf = (asked: AskedOfCity, thing: AskedThing, isFirst: boolean): Row => ({
  lead: <DueDay asked={asked} thing={thing} />,
  title: <ThingTitle asked={asked} thing={thing} />,
  text: <ThingText asked={asked} thing={thing} />,
  result: <ThingAnswer asked={asked} thing={thing} isFirst={isFirst} />,
});

/** The nearer the day, the louder. */
function DueDay({ asked, thing: { due, isLate } }: Props) {
  const { formats } = useView();
  const t = useMessages(messages);
  if (due === null) return <small class="muted">{t.noDate}</small>;
  const tone = asPartialDate(due) <= asPartialDate(plusDays(asked.today, 14)) ? 'due' : 'open';
  return (
    <small>
      <State tone={isLate ? 'late' : tone}>
        {formats.relativeDays(asPartialDate(asked.today), asPartialDate(due))}
      </State>
      <br />
      <span class="muted">
        <Say text={t.dueBy} date={<Dated on={due} />} />
      </span>
    </small>
  );
}

function ThingTitle({ asked: { member }, thing }: Props) {
  const t = useMessages(messages);
  const roles = useMessages(mandateMessages).roles;
  switch (thing.kind) {
    case 'confirmation':
      return <Say text={t.confirmation} person={thing.person} role={<>{roles[thing.role]}</>} />;
    case 'ending':
      return <Say text={t.endingTitle} person={thing.person} />;
    case 'profile':
      return <Say text={profileText(t, thing.missing)} member={member.name} />;
    case 'verdict':
    case 'returned':
    case 'question':
    case 'invitation':
    case 'request':
      return <WorkTitle thing={thing} />;
    case 'dues':
    default:
      return <Say text={t.duesTitle} member={member.name} date={<Dated on={thing.due ?? ''} />} />;
  }
}

function profileText(
  t: { profile: string; profileNeeds: string; profileOffers: string },
  missing: readonly string[],
): string {
  if (missing.length > 1) return t.profile;
  return missing[0] === 'needs' ? t.profileNeeds : t.profileOffers;
}

function ThingText({ asked: { member, office }, thing }: Props) {
  const t = useMessages(messages);
  switch (thing.kind) {
    case 'confirmation':
      return (
        <Say
          text={thing.hasLetter ? t.confirmationWithLetter : t.confirmationText}
          date={<Dated on={thing.due ?? ''} />}
        />
      );
    case 'ending':
      return (
        <Say
          text={t.endingText}
          role={<RoleName role={thing.role} title={thing.title} />}
          date={<Dated on={thing.due ?? ''} />}
        />
      );
    case 'profile':
      return <>{t.profileText}</>;
    case 'verdict':
    case 'returned':
    case 'question':
    case 'invitation':
    case 'request':
      return <WorkText thing={thing} />;
    case 'dues':
    default:
      return (
        <Say
          text={thing.isLate ? t.duesLate : t.duesText}
          date={<Dated on={thing.due ?? ''} />}
          member={member.name}
          office={<PaidOffice office={office} />}
        />
      );
  }
}

/** Whoever records the payment also says what is to be paid. */
function PaidOffice({ office }: Pick<AskedOfCity, 'office'>) {
  return (
    <a href={href(useView().locale.language, paths.office, office)}>
      <bdi>{office.name}</bdi>
    </a>
  );
}

/** At most one filled button a page: that of the nearest thing that is the reader's own move. */
function ThingAnswer({ asked, thing, isFirst }: Props & { isFirst: boolean }) {
  const t = useMessages(messages);
  const answer = useAnswer(asked, thing);
  return (
    <div class="tight">
      <p class="small">
        <span class="muted">{t.by}</span> {t.movers[thing.by]}
      </p>
      {thing.by === 'you' && (
        <LinkButton href={answer.href} tone={isFirst ? 'main' : 'quiet'} small>
          {answer.label}
        </LinkButton>
      )}
    </div>
  );
}

function useAnswer({ member, office }: AskedOfCity, thing: AskedThing): { href: string; label: Child } {
  const { language } = useView().locale;
  const t = useMessages(messages);
  switch (thing.kind) {
    case 'confirmation':
      return { href: href(language, paths.mandateConfirmation, { id: thing.mandateId }), label: t.read };
    case 'ending':
      return { href: `${href(language, paths.memberMandates, member)}#appoint`, label: t.appoint };
    case 'profile':
      return { href: href(language, paths.memberProfile, member), label: t.write };
    case 'verdict':
    case 'returned':
    case 'question':
    case 'invitation':
    case 'request':
      return useWorkAnswer(thing);
    case 'dues':
    default:
      return office.email
        ? { href: `mailto:${office.email}`, label: t.writeMail }
        : { href: href(language, paths.office, office), label: t.seeOffice };
  }
}
