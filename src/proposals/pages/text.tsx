import { mostCharacters } from '#drafting/drafted-text.ts';
import { messages } from '#drafting/messages/messages.ts';
import { TimeOf } from '#drafting/parts.tsx';
import { href, paths } from '#paths.ts';
import { Form, Hidden } from '#ui/fields/form.tsx';
import { TextArea } from '#ui/fields/text.tsx';
import { typed } from '#ui/fields/typed.ts';
import { Actions, Button, LinkButton } from '#ui/parts/actions.tsx';
import { Band } from '#ui/parts/band.tsx';
import type { Fact } from '#ui/parts/lists.tsx';
import { IslandScript } from '#ui/parts/island.tsx';

import { Prose } from '#ui/parts/prose.tsx';
import { said } from '#ui/parts/text.tsx';
import { useMessages, useView } from '#ui/view.ts';
import type { FormState } from '#web/route.ts';
import type { TextFound } from '../drafting-queries.ts';
import { DraftingPage } from './drafting-frame.tsx';
import { TurnBand } from './turn.tsx';

type Props = TextFound & { form: FormState };

/** The text as it is being written: read by both parties, written by the one whose turn it is. */
export function TextPage({ form, ...found }: Props) {
  const { proposal, working, may } = found;
  const t = useMessages(messages);
  const isWriting = may.write && working.turn.can === 'write';
  return (
    <DraftingPage
      found={found}
      title={t.modelTextOf}
      heading={<bdi>{proposal.title}</bdi>}
      lead={may.write ? t.textLead : t.textClosedLead}
      facts={useFacts(found)}
    >
      {may.write && <TurnBand turn={working.turn} slug={proposal.slug} mayWrite={may.write} />}
      {isConflict(form, found) ? (
        <Conflict {...found} form={form} />
      ) : (
        <Band title={t.toText}>
          {isWriting ? <Editor {...found} form={form} /> : <Prose text={working.body} lang={working.language} />}
        </Band>
      )}
    </DraftingPage>
  );
}

function useFacts({ working, language: textLanguage }: TextFound): readonly Fact[] {
  const { formats } = useView();
  const t = useMessages(messages);
  return [
    [t.saved, <TimeOf instant={working.savedAt} />],
    working.savedBy !== null && [t.savedBy, <bdi>{working.savedBy}</bdi>],
    [t.language, formats.languageName(textLanguage)],
    [
      t.latestVersion,
      working.latest === null ? t.noVersionYet : said(t.version, { number: formats.number(working.latest) }),
    ],
  ];
}

/** Something was typed that cannot be saved over what stands now. */
const isConflict = (form: FormState, { working }: TextFound): boolean =>
  form.errors['body'] !== undefined &&
  (typed(form, 'revision') !== String(working.revision) || working.turn.can !== 'write');

function Editor({ proposal, working, form }: Props) {
  const { locale, formats } = useView();
  const t = useMessages(messages);
  const { autosave } = t;
  return (
    <serai-drafting
      data-waiting={autosave.waiting}
      data-saving={autosave.saving}
      data-offline={autosave.offline}
      data-refused={autosave.refused}
      data-passed={autosave.passed}
      data-signed-out={autosave.signedOut}
      data-kept={autosave.kept}
    >
      <Form
        action={href(locale.language, paths.proposalText, { slug: proposal.slug })}
        submission={form.key}
        mandateId={form.mandateId}
        files
      >
        <Hidden name="revision" value={typed(form, 'revision')} />
        <TextArea
          name="body"
          label={t.text}
          hint={said(t.textHint, { maximum: formats.number(mostCharacters) })}
          value={typed(form, 'body')}
          error={form.errors['body']}
          lang={working.language}
          rows={24}
        />
        <p class="small muted" role="status"></p>
        <Actions>
          <Button>{t.save}</Button>
          <LinkButton tone="quiet" href={href(locale.language, paths.proposalVersions, { slug: proposal.slug })}>
            {said(t.setDown, { number: formats.number((working.latest ?? 0) + 1) })}
          </LinkButton>
        </Actions>
      </Form>
      <IslandScript name="drafting" />
    </serai-drafting>
  );
}

/** What one typed beside what stands now. Whoever has seen both may save over it, when it is their turn. */
function Conflict({ proposal, working, form, may }: Props) {
  const { language } = useView().locale;
  const t = useMessages(messages);
  const { can } = working.turn;
  const action = href(language, paths.proposalText, { slug: proposal.slug });
  return (
    <Band title={t.text} note={t.conflictNote} measure="full">
      <div class="beside-each-other">
        <Form action={action} submission={form.key} mandateId={form.mandateId} files>
          <Hidden name="revision" value={String(working.revision)} />
          {can !== 'write' && <Hidden name="turn" value="on" />}
          <TextArea
            name="body"
            label={t.yours}
            value={typed(form, 'body')}
            error={form.errors['body']}
            lang={working.language}
            rows={24}
          />
          {may.write && (
            <Actions>
              <Button>{can === 'write' ? t.saveYours : t.takeAndSave}</Button>
              {can === 'ask' && (
                <a href={action} target="_blank" rel="noopener">
                  {t.askElsewhere}
                </a>
              )}
            </Actions>
          )}
        </Form>
        <section class="stack">
          <h3>{t.now}</h3>
          <Prose text={working.body} lang={working.language} />
        </section>
      </div>
    </Band>
  );
}
