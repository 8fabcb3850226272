import { createContext, useContext, type Child, type PropsWithChildren } from 'hono/jsx';
import { drawn } from '../drawn.ts';
import { messages } from '../messages/messages.ts';
import { Say } from '../parts/text.tsx';
import { raw } from '../raw.ts';
import { useMessages, useView } from '../view.ts';

/** What is wrong with which field; a sentence for each, already in the reader's language. What is wrong with no field stands under ''. */
export type FieldErrors = Readonly<Record<string, string>>;

type WrongField = { name: string; id: string; label: Child };

const WrongFields = createContext<WrongField[] | null>(null);

/** A field that shows an error says so here: the summary above knows by it what the field is called and where it stands. */
export function useErrorOf({ name, id, label, error }: WrongField & { error?: string | null | undefined }): void {
  const fields = useContext(WrongFields);
  if (error) fields?.push({ name, id, label });
}

/**
 * The content of a page, below what is wrong with its form where one came back. The content is drawn first, because only then it is
 * known which fields there are: no form lists them a second time.
 */
export function Checked({ errors = {}, children }: PropsWithChildren<{ errors?: FieldErrors | undefined }>) {
  if (Object.keys(errors).length === 0) return <>{children}</>;
  const fields: WrongField[] = [];
  const content = drawn(<WrongFields.Provider value={fields}>{children}</WrongFields.Provider>);
  return (
    <>
      <ErrorSummary errors={errors} fields={fields} />
      {raw(content)}
    </>
  );
}

type SummaryProps = {
  errors: FieldErrors;
  fields: readonly WrongField[];
  /** Shown among other parts it asks for nobody's attention. */
  isSample?: boolean;
};

/** What needs another look, in the order of the page, each with the name of its field and a link to it. The reader starts here. */
export function ErrorSummary({ errors, fields, isSample = false }: SummaryProps) {
  const t = useMessages(messages);
  const named = new Map(fields.toReversed().map((field) => [field.name, field]));
  const general = Object.entries(errors).filter(([name]) => !named.has(name));
  const wrong = [...new Set(fields.map(({ name }) => named.get(name)))].filter((field) => field !== undefined);
  return (
    <div class="errors" {...(isSample ? {} : { role: 'alert', tabindex: -1, autofocus: true })}>
      <h2>{t.lookAgain}</h2>
      <ul>
        {general.map(([, sentence]) => (
          <li>{sentence}</li>
        ))}
        {wrong.map((field) => (
          <li>
            <a href={`#${field.id}`}>
              <Named field={field} sentence={errors[field.name] ?? ''} />
            </a>
          </li>
        ))}
      </ul>
    </div>
  );
}

/** "Name: this is needed." English goes on with a small letter after a colon; the other scripts know no large ones. */
function Named({ field, sentence }: { field: WrongField; sentence: string }) {
  const t = useMessages(messages);
  const { language } = useView().locale;
  const goesOn = language === 'en' && /^[A-Z][a-z]* /.test(sentence);
  return (
    <Say
      text={t.fieldWrong}
      field={<span>{field.label}</span>}
      sentence={<span>{goesOn ? sentence.charAt(0).toLowerCase() + sentence.slice(1) : sentence}</span>}
    />
  );
}
