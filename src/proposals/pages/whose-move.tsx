import type { Party } from '#drafting/drafted-text.ts';
import type { TextInView } from '#drafting/in-view.ts';
import { href, paths } from '#paths.ts';
import { Form } from '#ui/fields/form.tsx';
import { Actions, Button, LinkButton } from '#ui/parts/actions.tsx';
import { Band } from '#ui/parts/band.tsx';
import { Ask } from '#ui/parts/notes.tsx';
import { State } from '#ui/parts/state.tsx';
import { Say, said } from '#ui/parts/text.tsx';
import { useMessages, useView } from '#ui/view.ts';
import type { Child } from 'hono/jsx';
import type { Messages } from '../messages/en.ts';
import { messages } from '../messages/messages.ts';
import type { ProposalInView, WholeProposal } from '../proposal-view.ts';

export type MoveProps = { proposal: ProposalInView; whole: WholeProposal; text: TextInView | null };

/** Who has to do what, until when, and the buttons of those who can. Nobody, once all is done. */
export function WhoseMove(props: MoveProps) {
  const { formats } = useView();
  const t = useMessages(messages);
  const { proposal, whole, text } = props;
  const move = moveOf(proposal, text);
  if (move === null) return null;
  const latest = text?.versions.items[0]?.number ?? 0;
  return (
    <Band id="act" title={t.whoMustAct} margin={<OtherSteps {...props} />} measure="wide">
      <Ask title={said(t.act[move], { member: proposal.member.name, number: formats.number(latest) })}>
        <Due whole={whole} state={proposal.state} />
        {proposal.state === 'draft' && (
          <p class="small">
            <Say text={t.draftNote} member={proposal.member.name} /> {!proposal.may.submit && t.submitIsFor}
          </p>
        )}
        <Answers {...props} move={move} />
      </Ask>
    </Band>
  );
}

type Move = keyof Messages['act'];

/** What is to be done next, and thereby by whom. */
function moveOf({ state }: ProposalInView, text: TextInView | null): Move | null {
  if (state === 'joint-drafting') return draftingMove(text);
  if (state === 'rejected' || state === 'withdrawn' || state === 'carried-out') return null;
  return state;
}

function draftingMove(text: TextInView | null): Move {
  const standing = text?.versions.items[0]?.standing;
  if (!standing) return 'writeFirst';
  const { proposer, network } = standing;
  if (proposer === 'change-asked' || network === 'change-asked') return 'writeNext';
  if (proposer === 'agreed' && network === 'agreed') return 'agreed';
  if (proposer === 'agreed') return 'agreeNetwork';
  return network === 'agreed' ? 'agreeProposer' : 'agreeBoth';
}

/** A deadline in the reader's calendar and zone; where it was said in another zone, also as it stands there. */
function Due({ whole: { dueAt, dueZone, isLate }, state }: { whole: WholeProposal; state: ProposalInView['state'] }) {
  const { formats, locale } = useView();
  const t = useMessages(messages);
  if (!dueAt || !dueZone) return state === 'draft' ? null : <p class="muted">{t.noDeadline}</p>;
  const at = new Date(dueAt);
  const when = (
    <time class="zoned" datetime={dueAt}>
      {formats.dateTime(at, { named: true })}
    </time>
  );
  const origin =
    dueZone === locale.timeZone ? null : <bdi>{formats.dateTime(at, { timeZone: dueZone, named: true })}</bdi>;
  const [bare, full] = isLate ? [t.wasDue, t.wasDueWithOrigin] : [t.by, t.byWithOrigin];
  return (
    <p>
      {isLate && (
        <>
          <State tone="late">{t.late}</State>{' '}
        </>
      )}
      {origin ? <Say text={full} when={when} origin={origin} /> : <Say text={bare} when={when} />}
    </p>
  );
}

/** The buttons: one is filled. */
function Answers({ proposal, text, move }: MoveProps & { move: Move }) {
  const { language } = useView().locale;
  const t = useMessages(messages);
  const { slug, may, member } = proposal;
  const at = (path: Parameters<typeof link>[1]) => link(language, path, slug);
  const buttons: Child[] = [
    may.submit && (
      <Form action={href(language, paths.proposalSubmission, { slug })}>
        <Button>
          <span>
            <Say text={t.steps.submit} member={member.name} />
          </span>
        </Button>
      </Form>
    ),
    may.write && (
      <LinkButton tone={may.submit ? 'quiet' : 'main'} href={at(paths.proposalRequest)}>
        {t.steps.write}
      </LinkButton>
    ),
    may.consider && <LinkButton href={at(paths.proposalConsideration)}>{t.steps.consider}</LinkButton>,
    may.openDrafting && <LinkButton href={at(paths.proposalDrafting)}>{t.steps.openDrafting}</LinkButton>,
    may.adopt && <LinkButton href={at(paths.proposalDecision)}>{t.steps.decide}</LinkButton>,
    may.return && (
      <LinkButton tone="quiet" href={at(paths.proposalReturn)}>
        {t.steps.return}
      </LinkButton>
    ),
    move === 'agreed' && may.sendToBoard && (
      <LinkButton href={at(paths.proposalBoard)}>{t.steps.sendToBoard}</LinkButton>
    ),
    <Agreeing proposal={proposal} text={text} />,
    may.draft && (
      <LinkButton tone={move === 'writeFirst' || move === 'writeNext' ? 'main' : 'quiet'} href={at(paths.proposalText)}>
        {t.steps.toText}
      </LinkButton>
    ),
    may.complete && <LinkButton href={at(paths.proposalCompletion)}>{t.steps.complete}</LinkButton>,
  ];
  const shown = buttons.filter(Boolean);
  return shown.length > 0 ? <Actions>{shown}</Actions> : null;
}

type StepPath =
  | typeof paths.proposalRequest
  | typeof paths.proposalConsideration
  | typeof paths.proposalDrafting
  | typeof paths.proposalDecision
  | typeof paths.proposalReturn
  | typeof paths.proposalBoard
  | typeof paths.proposalText
  | typeof paths.proposalCompletion
  | typeof paths.proposalWithdrawal
  | typeof paths.proposalDeadline
  | typeof paths.proposalStaff;

const link = (language: Parameters<typeof href>[0], path: StepPath, slug: string) => href(language, path, { slug });

/** A party that has not yet agreed to the latest version does so with one button. */
function Agreeing({ proposal: { slug, may, member }, text }: Pick<MoveProps, 'proposal' | 'text'>) {
  const { language } = useView().locale;
  const t = useMessages(messages);
  const latest = text?.versions.items[0];
  const party: Party = may.sendToBoard ? 'network' : 'proposer';
  if (!latest || !may.agree || latest.standing[party] !== 'waits') return null;
  const params = { slug, number: String(latest.number) };
  return (
    <>
      <Form action={href(language, paths.proposalAgreements, params)}>
        <Button>
          <span>
            <Say text={t.steps.agree} party={party === 'network' ? t.secretariat : member.name} />
          </span>
        </Button>
      </Form>
      <LinkButton tone="quiet" href={href(language, paths.proposalChangeRequests, params)}>
        {t.steps.askForChange}
      </LinkButton>
    </>
  );
}

/** What can be done as well, but is nobody's turn. */
function OtherSteps({ proposal: { slug, may, state, number }, whole }: MoveProps) {
  const { language } = useView().locale;
  const t = useMessages(messages);
  const links: (readonly [may: boolean, path: StepPath, words: string])[] = [
    [may.setDeadline, paths.proposalDeadline, whole.dueAt ? t.steps.changeDeadline : t.steps.setDeadline],
    [may.nameStaff, paths.proposalStaff, t.steps.nameStaff],
    [may.reject && !may.adopt, paths.proposalDecision, t.steps.reject],
    [may.withdraw, paths.proposalWithdrawal, number === null ? t.steps.discard : t.steps.withdraw],
  ];
  const shown = links.filter(([may]) => may);
  if (shown.length === 0 || state === 'adopted') return null;
  return (
    <ul class="tight small">
      {shown.map(([, path, words]) => (
        <li>
          <a href={link(language, path, slug)}>{words}</a>
        </li>
      ))}
    </ul>
  );
}
