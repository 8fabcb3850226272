import { paragraphsOf } from '#drafting/drafted-text.ts';
import { messages } from '#drafting/messages/messages.ts';
import { TimeOf, Writer } from '#drafting/parts.tsx';
import { href, paths } from '#paths.ts';
import { Form } from '#ui/fields/form.tsx';
import { Actions, Button, LinkButton, Pagination } from '#ui/parts/actions.tsx';
import { Band } from '#ui/parts/band.tsx';
import { Facts, Kinds, type Fact } from '#ui/parts/lists.tsx';
import { Ask } from '#ui/parts/notes.tsx';
import { Say, said } from '#ui/parts/text.tsx';
import { useMessages, useView } from '#ui/view.ts';
import type { FormState } from '#web/route.ts';
import type { VersionFound } from '../drafting-queries.ts';
import { Answers } from './answers.tsx';
import { DraftingPage, usePartyNames } from './drafting-frame.tsx';
import { RemarkBand, Thread } from './remarks.tsx';

type Props = VersionFound & { form?: FormState };

/** One version whole, by numbered paragraphs: who agreed, and for the parties what is remarked on its passages. */
export function VersionPage({ form, ...found }: Props) {
  const { proposal, version, may } = found;
  const { formats } = useView();
  const t = useMessages(messages);
  const number = formats.number(version.number);
  return (
    <DraftingPage
      found={found}
      title={said(t.versionOf, { number, proposal: '{proposal}' })}
      heading={said(t.version, { number })}
      {...(version.note ? { lead: <bdi>{version.note}</bdi> } : {})}
      facts={useFacts(found)}
    >
      {may.agree && version.isLatest && <YourAnswer {...found} />}
      <Band title={t.agreement} note={t.agreementNote} measure="wide">
        <Answers version={version} names={usePartyNames(proposal)} />
      </Band>
      <Text {...found} {...(form ? { form } : {})} />
      {found.remarks && may.write && <RemarkBand {...found} {...(form ? { form } : {})} />}
    </DraftingPage>
  );
}

function useFacts({ proposal, version }: VersionFound): readonly Fact[] {
  const { locale, formats } = useView();
  const t = useMessages(messages);
  const { number, isLatest } = version;
  const to = (which: number, label: string) => (
    <a href={href(locale.language, paths.proposalVersion, { slug: proposal.slug, number: String(which) })}>
      {said(label, { number: formats.number(which) })}
    </a>
  );
  const compare = (
    <a
      href={href(locale.language, paths.proposalComparison, { slug: proposal.slug }, { from: number - 1, to: number })}
    >
      {said(t.compareWith, { number: formats.number(number - 1) })}
    </a>
  );
  return [
    [t.by, <Writer by={version.by} />],
    [t.date, <TimeOf instant={version.at} />],
    number > 1 && [t.whatChanged, compare],
    (number > 1 || !isLatest) && [
      t.versions,
      <>
        {number > 1 && to(number - 1, t.earlier)} {!isLatest && to(number + 1, t.later)}
      </>,
    ],
  ];
}

/** The latest version waits for the reader's party, or the party may still change its mind. */
function YourAnswer({ proposal, version, text }: VersionFound) {
  const { locale } = useView();
  const t = useMessages(messages);
  const names = usePartyNames(proposal);
  if (text.speaksFor === null) return null;
  const party = names[text.speaksFor];
  const params = { slug: proposal.slug, number: String(version.number) };
  return (
    <Band title={t.yourAnswer}>
      <Ask title={<Say text={t.answerNote} party={party} />}>
        <Actions>
          {version.standing[text.speaksFor] !== 'agreed' && (
            <Form action={href(locale.language, paths.proposalAgreements, params)}>
              <Button>{said(t.agreeFor, { party })}</Button>
            </Form>
          )}
          <LinkButton tone="quiet" href={href(locale.language, paths.proposalChangeRequests, params)}>
            {t.askForChange}
          </LinkButton>
        </Actions>
      </Ask>
    </Band>
  );
}

function Text({ version, remarks, may, form, proposal }: Props) {
  const { formats } = useView();
  const t = useMessages(messages);
  const threads = remarks?.items ?? [];
  return (
    <Band
      id="remarks"
      title={t.text}
      measure="wide"
      {...(remarks
        ? { note: t.remarksNote, margin: <Lists remarks={remarks} version={version} proposal={proposal} /> }
        : {})}
    >
      <ol class={`passages${threads.length > 0 ? ' remarked' : ''}`}>
        {paragraphsOf(version.body).map((paragraph, index) => {
          const own = threads.filter((thread) => thread.paragraph === index + 1);
          return (
            <li id={`paragraph-${index + 1}`}>
              <span class="number">{formats.number(index + 1)}</span>
              <p dir="auto" lang={version.language} class="words">
                {paragraph}
              </p>
              {own.length > 0 && (
                <div class="remarks">
                  {own.map((thread) => (
                    <Thread
                      remark={thread}
                      slug={proposal.slug}
                      number={version.number}
                      mayWrite={may.write}
                      {...(form ? { form } : {})}
                    />
                  ))}
                </div>
              )}
            </li>
          );
        })}
      </ol>
      <MoreRemarks remarks={remarks} version={version} proposal={proposal} />
    </Band>
  );
}

type ListsProps = Pick<VersionFound, 'version' | 'proposal'> & { remarks: NonNullable<VersionFound['remarks']> };

/** The open remarks and those that are settled: one list at a time. */
function Lists({ remarks, version, proposal }: ListsProps) {
  const { address, locale, formats } = useView();
  const t = useMessages(messages);
  if (remarks.open + remarks.settled === 0) return <Facts facts={[[t.remarks, t.noRemarks]]} />;
  const isSettled = address.includes('list=settled');
  const params = { slug: proposal.slug, number: String(version.number) };
  const to = (list: 'open' | 'settled') => href(locale.language, paths.proposalVersion, params, { list });
  return (
    <Kinds
      label={t.remarks}
      kinds={[
        { name: said(t.openRemarks, { count: formats.number(remarks.open) }), href: to('open'), current: !isSettled },
        {
          name: said(t.settledRemarks, { count: formats.number(remarks.settled) }),
          href: to('settled'),
          current: isSettled,
        },
      ]}
    />
  );
}

function MoreRemarks({ remarks, version, proposal }: Pick<VersionFound, 'remarks' | 'version' | 'proposal'>) {
  const { address, locale } = useView();
  if (!remarks?.next) return null;
  const params = { slug: proposal.slug, number: String(version.number) };
  const list = address.includes('list=settled') ? 'settled' : null;
  return <Pagination next={href(locale.language, paths.proposalVersion, params, { list, after: remarks.next })} />;
}
