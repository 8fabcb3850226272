import { languages, type Language } from '#i18n/languages.ts';
import { fieldOf } from '#network/forms.ts';
import { href, paths } from '#paths.ts';
import { ChoiceField } from '#ui/fields/choice.tsx';
import { Form, Hidden } from '#ui/fields/form.tsx';
import { DateField, TextArea, TextField } from '#ui/fields/text.tsx';
import { typed } from '#ui/fields/typed.ts';
import { Page } from '#ui/layout.tsx';
import { Actions, Button } from '#ui/parts/actions.tsx';
import { Band, Head } from '#ui/parts/band.tsx';
import { Facts } from '#ui/parts/lists.tsx';
import { Disclosure } from '#ui/parts/notes.tsx';
import { Say, said } from '#ui/parts/text.tsx';
import { useMessages, useView } from '#ui/view.ts';
import type { FormState } from '#web/route.ts';
import type { RequestFound, WritingFound } from '../form-queries.ts';
import { messages } from '../messages/messages.ts';
import { Face } from '../parts.tsx';
import { aims } from '../proposal.ts';
import type { MemberFace } from '../proposal-view.ts';
import type { StaffChoice } from '../staff.ts';
import { StaffField } from './step-forms.tsx';

/** A member begins a proposal, in the language of the page. */
export function WritingPage({ form, ...found }: WritingFound & { form: FormState }) {
  const { language } = useView().locale;
  const t = useMessages(messages);
  return (
    <RequestForm
      {...found}
      form={form}
      title={t.newTitle}
      action={href(language, paths.proposalWriting)}
      isSaved={false}
    />
  );
}

/** A draft is written on. */
export function RequestPage({ form, proposal, people, maySubmit }: RequestFound & { form: FormState }) {
  const { language } = useView().locale;
  const t = useMessages(messages);
  return (
    <RequestForm
      member={proposal.member}
      people={people}
      maySubmit={maySubmit}
      form={form}
      title={t.rewriteTitle}
      action={href(language, paths.proposalRequest, { slug: proposal.slug })}
      isSaved
      // Whoever has been told that the draft changed meanwhile has the present state before them, and may save over it.
      revision={form.errors[''] ? String(proposal.revision) : typed(form, 'revision') || String(proposal.revision)}
    />
  );
}

type FormProps = {
  member: MemberFace;
  people: readonly StaffChoice[];
  maySubmit: boolean;
  form: FormState;
  title: string;
  action: string;
  isSaved: boolean;
  revision?: string;
};

function RequestForm({ member, people, maySubmit, form, title, action, isSaved, revision }: FormProps) {
  const { locale } = useView();
  const t = useMessages(messages);
  const language = languages.find((one) => one === typed(form, 'language')) ?? locale.language;
  return (
    <Page title={title} robots="noindex">
      <Head
        kind={t.proposal}
        title={title}
        margin={
          <Facts
            facts={[
              [t.for, <Face member={member} />],
              isSaved && [t.saved, t.asDraft],
              [t.seenBy, <Say text={t.onlyUntil} member={member.name} />],
            ]}
          />
        }
      />
      <Form bare action={action} submission={form.key} mandateId={form.mandateId} label={title}>
        <Hidden name="language" value={language} />
        {revision !== undefined && <Hidden name="revision" value={revision} />}
        <Band title={t.section1} note={t.section1Note}>
          <WordFields form={form} language={language} />
        </Band>
        <AimBand form={form} member={member} people={people} />
        <TranslationBand form={form} original={language} />
        <Band title={t.next}>
          <p>{maySubmit ? t.nextText : t.submitHint}</p>
          <Actions>
            {maySubmit && (
              <Button name="act" value="submit">
                <span>
                  <Say text={t.steps.submit} member={member.name} />
                </span>
              </Button>
            )}
            <Button tone={maySubmit ? 'quiet' : 'main'} name="act" value="keep">
              {t.keep}
            </Button>
          </Actions>
        </Band>
      </Form>
    </Page>
  );
}

/** Title, request and reason in one language. */
function WordFields({
  form,
  language,
  isOptional = false,
}: {
  form: FormState;
  language: Language;
  isOptional?: boolean;
}) {
  const t = useMessages(messages);
  const field = (part: 'title' | 'request' | 'reason') => {
    const name = fieldOf(part, language);
    return { name, lang: language, value: typed(form, name), error: form.errors[name] };
  };
  return (
    <>
      <TextField
        {...field('title')}
        label={t.titleLabel}
        hint={t.titleHint}
        optional={isOptional}
        maxlength={160}
        autocomplete="off"
      />
      <TextArea
        {...field('request')}
        label={t.requestLabel}
        hint={t.requestHint}
        optional={isOptional}
        rows={2}
        maxlength={600}
      />
      <TextArea {...field('reason')} label={t.reasonLabel} hint={t.reasonHint} optional rows={4} maxlength={4_000} />
    </>
  );
}

function AimBand({ form, member, people }: { form: FormState; member: MemberFace; people: readonly StaffChoice[] }) {
  const t = useMessages(messages);
  return (
    <Band title={t.section2}>
      <ChoiceField
        name="aim"
        label={t.aimLabel}
        hint={t.aimHint}
        choices={aims.map((aim) => ({ value: aim, label: t.aims[aim] }))}
        value={typed(form, 'aim')}
        error={form.errors['aim']}
      />
      <DateField
        name="decisionWantedBy"
        label={t.wantedLabel}
        optional
        value={typed(form, 'decisionWantedBy')}
        error={form.errors['decisionWantedBy']}
      />
      {people.length > 0 && (
        <StaffField people={people} form={form} hint={said(t.staffHint, { member: member.name })} />
      )}
    </Band>
  );
}

/** The same in other languages of the network, closed until wanted. */
function TranslationBand({ form, original }: { form: FormState; original: Language }) {
  const { formats, network } = useView();
  const t = useMessages(messages);
  const others = (network?.languages ?? []).filter((language) => language !== original);
  if (others.length === 0) return null;
  const isTouched = (language: Language) =>
    (['title', 'request', 'reason'] as const).some((part) => {
      const name = fieldOf(part, language);
      return typed(form, name) !== '' || form.errors[name] !== undefined;
    });
  return (
    <Band title={t.section3} note={t.section3Note}>
      {others.map((language) => (
        <Disclosure
          summary={said(t.inLanguage, { language: formats.languageName(language) })}
          open={isTouched(language)}
        >
          <WordFields form={form} language={language} isOptional />
        </Disclosure>
      ))}
    </Band>
  );
}
