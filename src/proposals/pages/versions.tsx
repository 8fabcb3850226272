import { messages } from '#drafting/messages/messages.ts';
import { TimeOf, VersionTable } from '#drafting/parts.tsx';
import { href, paths } from '#paths.ts';
import { Form, Hidden } from '#ui/fields/form.tsx';
import { TextArea } from '#ui/fields/text.tsx';
import { typed } from '#ui/fields/typed.ts';
import { Actions, Button, Pagination } from '#ui/parts/actions.tsx';
import { Band } from '#ui/parts/band.tsx';
import { Empty, Note } from '#ui/parts/notes.tsx';
import { Say, said } from '#ui/parts/text.tsx';
import { useMessages, useView } from '#ui/view.ts';
import type { FormState } from '#web/route.ts';
import type { VersionsFound } from '../drafting-queries.ts';
import { DraftingPage, usePartyNames } from './drafting-frame.tsx';

type Props = VersionsFound & { form: FormState };

/** The versions of a text; those who draft it set down the next one here. */
export function VersionsPage({ form, ...found }: Props) {
  const { proposal, versions, isFirst, working, may } = found;
  const { language } = useView().locale;
  const { slug } = proposal;
  const { next } = versions;
  const t = useMessages(messages);
  const names = usePartyNames(proposal);
  return (
    <DraftingPage found={found} title={t.versionsOf} heading={t.versions} lead={t.versionsLead}>
      <Band title={t.versions} measure="wide">
        {versions.items.length > 0 ? (
          <VersionTable versions={versions.items} slug={slug} names={names} />
        ) : (
          <Empty>{t.noVersions}</Empty>
        )}
        <Pagination
          first={isFirst ? null : href(language, paths.proposalVersions, { slug })}
          next={next === null ? null : href(language, paths.proposalVersions, { slug }, { before: String(next) })}
        />
      </Band>
      {may.write && working && <SetDown {...found} working={working} form={form} />}
    </DraftingPage>
  );
}

function SetDown({ proposal, working, form }: Props & { working: NonNullable<Props['working']> }) {
  const { locale, formats } = useView();
  const t = useMessages(messages);
  const { latest, isSetDown, savedAt, savedBy } = working;
  const number = formats.number((latest ?? 0) + 1);
  const saved = <TimeOf instant={savedAt} />;
  if (isSetDown)
    return (
      <Band title={said(t.setDown, { number })}>
        <Note>{said(t.isSetDown, { number: formats.number(latest ?? 0) })}</Note>
      </Band>
    );
  return (
    <Band title={said(t.setDown, { number })} note={t.setDownNote}>
      <p>
        {savedBy === null ? (
          <Say text={t.savedAt} time={saved} />
        ) : (
          <Say text={t.savedAtBy} time={saved} person={savedBy} />
        )}
      </p>
      <Form
        action={href(locale.language, paths.proposalVersions, { slug: proposal.slug })}
        submission={form.key}
        mandateId={form.mandateId}
      >
        <Hidden name="revision" value={String(working.revision)} />
        <TextArea
          name="note"
          label={t.note}
          hint={t.noteHint}
          value={typed(form, 'note')}
          error={form.errors['note']}
          rows={3}
          maxlength={1_000}
          optional
        />
        <Actions>
          <Button>{said(t.setDownAs, { number })}</Button>
        </Actions>
      </Form>
    </Band>
  );
}
