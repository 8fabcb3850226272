import { mostBytes } from '#media/media.ts';
import { href, paths } from '#paths.ts';
import { Form } from '#ui/fields/form.tsx';
import { FileField, TextArea, TextField } from '#ui/fields/text.tsx';
import { typed } from '#ui/fields/typed.ts';
import { Actions, Button } from '#ui/parts/actions.tsx';
import { Band } from '#ui/parts/band.tsx';
import { Empty } from '#ui/parts/notes.tsx';
import { Say, said } from '#ui/parts/text.tsx';
import { useMessages, useView } from '#ui/view.ts';
import type { FormState } from '#web/route.ts';
import type { StaffFound } from '../form-queries.ts';
import type { QuestionsInView } from '../lists.ts';
import { messages } from '../messages/messages.ts';
import { By, DayOf, Words } from '../parts.tsx';
import type { ProposalNamed } from '../proposal-view.ts';
import type { QuestionFound } from '../queries.ts';
import { QuestionRows } from './proposal-bands.tsx';
import { BackToProposal, ProposalFrame } from './proposal-frame.tsx';
import { StaffField } from './step-forms.tsx';

type Typed = { form: FormState };

/** A party says who drafts for it. */
export function StaffPage({ proposal, party, people, form }: StaffFound & Typed) {
  const { language } = useView().locale;
  const t = useMessages(messages);
  const words = t.staffForm;
  const name = party === 'proposer' ? proposal.member.name : t.secretariat;
  const hint = party === 'proposer' ? said(t.staffHint, { member: name }) : t.staffHintNetwork;
  return (
    <ProposalFrame proposal={proposal} title={words.title} party={name} lead={words.lead}>
      <Band title={t.staff}>
        <Form
          action={href(language, paths.proposalStaff, { slug: proposal.slug })}
          submission={form.key}
          mandateId={form.mandateId}
        >
          {people.length > 0 ? (
            <StaffField people={people} form={form} hint={hint} />
          ) : (
            <p class="muted">{words.nobody}</p>
          )}
          <Actions>
            <Button>{words.button}</Button>
            <BackToProposal proposal={proposal} />
          </Actions>
        </Form>
      </Band>
    </ProposalFrame>
  );
}

/** All questions of the parties, and the form of whoever may ask. */
export function QuestionsPage({ proposal, items, mayAsk, form }: QuestionsInView & Typed) {
  const { language } = useView().locale;
  const t = useMessages(messages);
  const words = t.questionsPage;
  return (
    <ProposalFrame proposal={proposal} title={words.title} lead={words.lead}>
      {mayAsk && (
        <Band title={words.ask}>
          <Form
            action={href(language, paths.proposalQuestions, { slug: proposal.slug })}
            submission={form.key}
            mandateId={form.mandateId}
          >
            <TextArea
              name="question"
              label={words.label}
              hint={words.hint}
              rows={3}
              maxlength={2_000}
              value={typed(form, 'question')}
              error={form.errors['question']}
            />
            <Actions>
              <Button>{words.button}</Button>
              <BackToProposal proposal={proposal} />
            </Actions>
          </Form>
        </Band>
      )}
      <Band title={t.questions} measure="full">
        {items.length > 0 ? (
          <QuestionRows questions={items} member={proposal.member.name} />
        ) : (
          <Empty action={<BackToProposal proposal={proposal} />}>{t.noQuestions}</Empty>
        )}
      </Band>
    </ProposalFrame>
  );
}

/** The other party answers. */
export function AnswerPage({ proposal, question, form }: QuestionFound & Typed) {
  const { language } = useView().locale;
  const t = useMessages(messages);
  const words = t.answerPage;
  return (
    <ProposalFrame proposal={proposal} title={words.title}>
      <Band
        title={<Say text={t.questionTo[question.askedBy]} member={proposal.member.name} />}
        note={<DayOf instant={question.at} />}
      >
        <p>
          <Words text={question.question} language={question.language} />
        </p>
        <p class="small muted">
          <By by={question.by} />
        </p>
        <Form
          action={href(language, paths.proposalAnswer, { id: question.id })}
          submission={form.key}
          mandateId={form.mandateId}
        >
          <TextArea
            name="answer"
            label={words.label}
            rows={5}
            maxlength={4_000}
            value={typed(form, 'answer')}
            error={form.errors['answer']}
          />
          <Actions>
            <Button>{words.button}</Button>
            <BackToProposal proposal={proposal} />
          </Actions>
        </Form>
      </Band>
    </ProposalFrame>
  );
}

/** A party lays a file beside the proposal. */
export function FilePage({ form, ...proposal }: ProposalNamed & Typed) {
  const { locale, formats } = useView();
  const t = useMessages(messages);
  const words = t.filePage;
  return (
    <ProposalFrame proposal={proposal} title={words.title} lead={words.lead}>
      <Band title={words.file}>
        <Form
          files
          action={href(locale.language, paths.proposalFiles, { slug: proposal.slug })}
          submission={form.key}
          mandateId={form.mandateId}
        >
          <TextField
            name="title"
            label={words.fileTitle}
            maxlength={160}
            autocomplete="off"
            value={typed(form, 'title')}
            error={form.errors['title']}
          />
          <FileField
            name="file"
            label={words.file}
            hint={said(words.fileHint, { megabytes: formats.number(mostBytes / 1_048_576) })}
            accept="application/pdf"
            error={form.errors['file']}
          />
          <Actions>
            <Button>{words.button}</Button>
            <BackToProposal proposal={proposal} />
          </Actions>
        </Form>
      </Band>
    </ProposalFrame>
  );
}
