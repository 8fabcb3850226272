import { href, paths } from '#paths.ts';
import { Form, Hidden } from '#ui/fields/form.tsx';
import { TextArea, TextField } from '#ui/fields/text.tsx';
import { typed } from '#ui/fields/typed.ts';
import { Page } from '#ui/layout.tsx';
import { Actions, Button } from '#ui/parts/actions.tsx';
import { Band, Head } from '#ui/parts/band.tsx';
import { Say, said } from '#ui/parts/text.tsx';
import { useMessages, useView } from '#ui/view.ts';
import type { FormState } from '#web/route.ts';
import type { CharterFound } from '../group-view.ts';
import { messages } from '../messages/messages.ts';
import { FormBand, MemberField, PlanBand, TermFields, WordBands } from '../charter-fields.tsx';
import { GroupMargin } from './group-margin.tsx';

type Candidates = { candidates: readonly { slug: string; name: string }[] };

/** The Secretariat founds a group. */
export function FoundingPage({ form, candidates }: Candidates & { form: FormState }) {
  const { locale } = useView();
  const t = useMessages(messages);
  return (
    <Page title={t.foundingTitle} robots="noindex">
      <Head kind={t.groups} title={t.foundingTitle} lead={t.foundingLead} />
      <Form
        bare
        action={href(locale.language, paths.groupFounding)}
        submission={form.key}
        mandateId={form.mandateId}
        label={t.foundingTitle}
      >
        <WordBands form={form} />
        <Band title={t.termSection}>
          <MemberField form={form} name="lead" label={t.leadField} candidates={candidates} />
          <MemberField form={form} name="coLead" label={t.coLeadField} candidates={candidates} optional />
          <TermFields form={form} />
        </Band>
        <FormBand form={form} />
        <PlanBand form={form} done={new Set()} />
        <Band title={t.foundingSection}>
          <TextField
            name="slug"
            label={t.slugField}
            hint={t.slugHint}
            dir="ltr"
            short
            value={typed(form, 'slug')}
            error={form.errors['slug']}
            optional
            maxlength={80}
            autocomplete="off"
          />
          <TextArea
            name="reason"
            label={t.foundingReason}
            hint={t.foundingReasonHint}
            rows={2}
            value={typed(form, 'reason')}
            error={form.errors['reason']}
            optional
            maxlength={600}
          />
          <Actions>
            <Button>{t.foundGroup}</Button>
            <a href={href(locale.language, paths.groups)}>{t.cancel}</a>
          </Actions>
        </Band>
      </Form>
    </Page>
  );
}

/** The chair writes the charter anew. */
export function CharterPage({ form, ...charter }: CharterFound & { form: FormState }) {
  const { locale } = useView();
  const t = useMessages(messages);
  const { slug, name, candidates, coLead, plan } = charter;
  const choices = coLead && !candidates.some((one) => one.slug === coLead.slug) ? [coLead, ...candidates] : candidates;
  const done = new Set(plan.flatMap(({ id, isDone }) => (isDone ? [id] : [])));
  const action = href(locale.language, paths.groupCharter, { slug });
  return (
    <Page title={said(t.charterTitle, { group: name })} robots="noindex">
      <Head
        kind={t.groups}
        title={<Say text={t.charterTitle} group={name} />}
        lead={t.charterLead}
        margin={<GroupMargin group={charter} />}
      />
      <Form bare action={action} submission={form.key} mandateId={form.mandateId} label={t.charter}>
        <Hidden name="revision" value={typed(form, 'revision')} />
        <WordBands form={form} />
        <PlanBand form={form} done={done} />
        <FormBand form={form} />
        <Band title={t.termSection}>
          <MemberField
            form={form}
            name="coLead"
            label={t.coLeadField}
            hint={charter.state === 'draft' ? undefined : t.coLeadHint}
            candidates={choices}
            optional
          />
          <TermFields form={form} />
          <Actions>
            <Button>{t.save}</Button>
            <a href={href(locale.language, paths.group, { slug })}>
              <Say text={t.back} group={name} />
            </a>
          </Actions>
        </Band>
      </Form>
    </Page>
  );
}
