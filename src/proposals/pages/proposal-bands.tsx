import { addressOf, href, paths } from '#paths.ts';
import { Form, Hidden } from '#ui/fields/form.tsx';
import { Band } from '#ui/parts/band.tsx';
import { Rows } from '#ui/parts/lists.tsx';
import { State } from '#ui/parts/state.tsx';
import { Heard, Say } from '#ui/parts/text.tsx';
import { useMessages, useView } from '#ui/view.ts';
import { messages } from '../messages/messages.ts';
import { By, DayOf, Words } from '../parts.tsx';
import type { FileInView, ProposalInView, QuestionInView, StepInView, WholeProposal } from '../proposal-view.ts';

type Props = { proposal: ProposalInView; whole: WholeProposal };

/** What the parties asked each other. */
export function QuestionBand({ proposal: { slug, member, may }, whole: { questions } }: Props) {
  const { language } = useView().locale;
  const t = useMessages(messages);
  const { items, total } = questions;
  const more = (may.ask || total > items.length) && (
    <a href={href(language, paths.proposalQuestions, { slug })}>{may.ask ? t.askQuestion : t.allQuestions}</a>
  );
  if (total === 0 && !may.ask) return null;
  return (
    <Band
      id="questions"
      title={t.questions}
      note={<Say text={t.questionsNote} member={member.name} />}
      measure={items.length > 0 ? 'full' : 'text'}
      {...(more ? { more } : {})}
    >
      {items.length > 0 ? (
        <QuestionRows questions={items} member={member.name} />
      ) : (
        <p class="muted">{t.noQuestions}</p>
      )}
    </Band>
  );
}

/** Questions with their answers. */
export function QuestionRows({ questions, member }: { questions: readonly QuestionInView[]; member: string }) {
  const { language } = useView().locale;
  const t = useMessages(messages);
  return (
    <Rows
      rows={questions.map((question) => ({
        lead: (
          <small class="muted">
            <DayOf instant={question.at} />
            <br />
            <Say text={t.questionTo[question.askedBy]} member={member} />
          </small>
        ),
        title: <Words text={question.question} language={question.language} />,
        text: <AnswerTo question={question} />,
        result: question.mayAnswer && (
          <a href={href(language, paths.proposalAnswer, { id: question.id })}>
            {t.answer}
            <Heard>
              : <bdi>{question.question}</bdi>
            </Heard>
          </a>
        ),
      }))}
    />
  );
}

function AnswerTo({ question: { by, answer } }: { question: QuestionInView }) {
  const t = useMessages(messages);
  return (
    <>
      <small class="muted block">
        <By by={by} />
      </small>
      {answer ? (
        <>
          <Words text={answer.text} language={answer.language} />
          <small class="muted block">
            <Say text={t.answeredBy} who={<By by={answer.by} />} /> · <DayOf instant={answer.at} />
          </small>
        </>
      ) : (
        <State tone="due">{t.unanswered}</State>
      )}
    </>
  );
}

/** What lies with it, to be saved. */
export function FileBand({ proposal: { slug, may }, whole: { files } }: Props) {
  const { language } = useView().locale;
  const t = useMessages(messages);
  const add = may.addFile && <a href={href(language, paths.proposalFiles, { slug })}>{t.addFile}</a>;
  if (files.length === 0 && !add) return null;
  return (
    <Band id="files" title={t.files} measure={files.length > 0 ? 'full' : 'text'} {...(add ? { more: add } : {})}>
      {files.length > 0 ? (
        <Rows
          rows={files.map((file) => ({
            lead: (
              <small class="muted">
                <DayOf instant={file.at} />
              </small>
            ),
            title: <Words text={file.title} language={file.language} />,
            href: addressOf(paths.proposalFile, { id: file.id }),
            text: <Added file={file} />,
            result: may.addFile && <Remove slug={slug} file={file} />,
          }))}
        />
      ) : (
        <p class="muted">{t.noFiles}</p>
      )}
    </Band>
  );
}

function Added({ file: { by } }: { file: FileInView }) {
  const t = useMessages(messages);
  return (
    by && (
      <small class="muted">
        <Say text={t.addedBy} person={by.name} />
      </small>
    )
  );
}

function Remove({ slug, file: { id, title } }: { slug: string; file: FileInView }) {
  const { language } = useView().locale;
  const t = useMessages(messages);
  return (
    <Form action={href(language, paths.proposalFiles, { slug })} method="delete">
      <Hidden name="fileId" value={id} />
      <button type="submit" class="link-button">
        {t.removeFile}
        <Heard>
          : <bdi>{title}</bdi>
        </Heard>
      </button>
    </Form>
  );
}

/** Every step with who took it, and why. */
export function HistoryBand({ proposal: { slug }, whole: { history } }: Props) {
  const { language } = useView().locale;
  const t = useMessages(messages);
  const { items, next } = history;
  const more = next !== null && (
    <a href={`${href(language, paths.proposal, { slug }, { before: next })}#history`}>{t.earlier}</a>
  );
  return (
    <Band id="history" title={t.historyTitle} measure="full" {...(more ? { more } : {})}>
      <Rows
        rows={items.map((step) => ({
          lead: (
            <small class="muted">
              <DayOf instant={step.at} />
            </small>
          ),
          title: <What step={step} />,
          text: <Why step={step} />,
        }))}
      />
    </Band>
  );
}

function What({ step: { state, by } }: { step: StepInView }) {
  const t = useMessages(messages);
  const text = t.history[state];
  return text.includes('{holder}') ? <Say text={text} holder={by?.holder ?? t.secretariat} /> : <>{text}</>;
}

function Why({ step: { by, reason, reasonLanguage } }: { step: StepInView }) {
  const t = useMessages(messages);
  return (
    <>
      {reason && (
        <span class="block">
          <Say text={t.reasonGiven} reason={<Words text={reason} language={reasonLanguage} />} />
        </span>
      )}
      <small class="muted">
        <By by={by} />
      </small>
    </>
  );
}
