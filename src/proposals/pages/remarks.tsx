import type { RemarkInView } from '#drafting/in-view.ts';
import { messages } from '#drafting/messages/messages.ts';
import { DateOf, Writer } from '#drafting/parts.tsx';
import { href, paths } from '#paths.ts';
import { Form, Hidden } from '#ui/fields/form.tsx';
import { TextArea, TextField } from '#ui/fields/text.tsx';
import { typed } from '#ui/fields/typed.ts';
import { Actions, Button } from '#ui/parts/actions.tsx';
import { Band } from '#ui/parts/band.tsx';
import { Disclosure } from '#ui/parts/notes.tsx';
import { Say } from '#ui/parts/text.tsx';
import { useMessages, useView } from '#ui/view.ts';
import type { FormState } from '#web/route.ts';
import type { VersionFound } from '../drafting-queries.ts';

type ThreadProps = { remark: RemarkInView; slug: string; number: number; mayWrite: boolean; form?: FormState };

/** A remark with its answers, beside its paragraph. */
export function Thread({ remark, slug, number, mayWrite, form }: ThreadProps) {
  const { language } = useView().locale;
  const t = useMessages(messages);
  const { id, quote, text, settledBy, answers } = remark;
  return (
    <section class="remark tight" id={`remark-${id}`}>
      {quote !== null && <blockquote dir="auto">{quote}</blockquote>}
      <Said by={remark.by} at={remark.at} text={text} lang={remark.language} />
      {answers.map((answer) => (
        <div class="answer tight">
          <Said by={answer.by} at={answer.at} text={answer.text} lang={answer.language} />
        </div>
      ))}
      {settledBy !== null && (
        <p class="muted">
          <Say text={t.settledBy} person={settledBy} />
        </p>
      )}
      {mayWrite && settledBy === null && (
        <>
          <AnswerForm remark={remark} slug={slug} number={number} {...(form ? { form } : {})} />
          <Form action={href(language, paths.remarkSettlement, { id })}>
            <Button tone="quiet" small>
              {t.settle}
            </Button>
          </Form>
        </>
      )}
    </section>
  );
}

function Said({ by, at, text, lang }: Pick<RemarkInView, 'by' | 'at' | 'text'> & { lang: string }) {
  return (
    <>
      <p class="muted">
        <Writer by={by} /> · <DateOf instant={at} />
      </p>
      <p dir="auto" lang={lang} class="words">
        {text}
      </p>
    </>
  );
}

function AnswerForm({ remark, slug, number, form }: Omit<ThreadProps, 'mayWrite'>) {
  const { language } = useView().locale;
  const t = useMessages(messages);
  const isTyped = form !== undefined && typed(form, 'answerTo') === remark.id;
  return (
    <Disclosure summary={t.answer} open={isTyped}>
      <Form
        action={href(language, paths.proposalRemarks, { slug, number: String(number) })}
        {...(isTyped ? { submission: form.key, mandateId: form.mandateId } : {})}
      >
        <Hidden name="answerTo" value={remark.id} />
        <Hidden name="paragraph" value={String(remark.paragraph)} />
        <TextArea
          id={`answer-${remark.id}`}
          name="text"
          label={t.answer}
          value={isTyped ? typed(form, 'text') : ''}
          error={isTyped ? form.errors['text'] : null}
          rows={3}
          maxlength={2_000}
        />
        <Button small>{t.answerButton}</Button>
      </Form>
    </Disclosure>
  );
}

/** A new remark: on which paragraph, on which words. */
export function RemarkBand({ proposal, version, form }: VersionFound & { form?: FormState }) {
  const { language } = useView().locale;
  const t = useMessages(messages);
  const params = { slug: proposal.slug, number: String(version.number) };
  const own = form && !typed(form, 'answerTo') ? form : null;
  const value = (name: string) => (own ? typed(own, name) : '');
  return (
    <Band id="remark" title={t.remarkOn} note={t.remarksNote}>
      <Form
        action={href(language, paths.proposalRemarks, params)}
        {...(own ? { submission: own.key, mandateId: own.mandateId } : {})}
      >
        <TextField
          name="paragraph"
          label={t.paragraph}
          hint={t.paragraphHint}
          value={value('paragraph')}
          error={own?.errors['paragraph']}
          inputmode="numeric"
          short
        />
        <TextField
          name="quote"
          label={t.quote}
          hint={t.quoteHint}
          value={value('quote')}
          error={own?.errors['quote']}
          maxlength={500}
          optional
        />
        <TextArea
          name="text"
          label={t.remark}
          value={value('text')}
          error={own?.errors['text']}
          rows={3}
          maxlength={2_000}
        />
        <Actions>
          <Button tone="quiet">{t.remarkButton}</Button>
        </Actions>
      </Form>
    </Band>
  );
}
