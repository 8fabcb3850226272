import type { Child } from 'hono/jsx';
import { Table, type Column } from '#ui/parts/table.tsx';
import { Code, Say } from '#ui/parts/text.tsx';
import { useMessages, useView } from '#ui/view.ts';
import { messages } from '../messages/messages.ts';
import { OutcomeState } from '../parts.tsx';
import type { Problem } from '../problem.ts';
import type { FieldChange, JudgedLine } from '../report.ts';

/** Lines of a file with what becomes of each, and why. */
export function LinesTable({ lines }: { lines: readonly JudgedLine[] }) {
  const t = useMessages(messages);
  const { formats } = useView();
  const columns: readonly Column<JudgedLine>[] = [
    {
      label: t.columnLine,
      heardLabel: true,
      cell: ({ line }) => <Say text={t.lineNumber} line={formats.number(line)} />,
    },
    { label: t.columnEntry, cell: ({ name, slug }) => <EntryName name={name} slug={slug} /> },
    { label: t.columnOutcome, cell: ({ outcome }) => <OutcomeState outcome={outcome} /> },
    { label: t.columnDetails, cell: (line) => <Details {...line} /> },
  ];
  return <Table columns={columns} items={lines} />;
}

function EntryName({ name, slug }: { name: string; slug: string }) {
  return (
    <>
      <bdi>{name}</bdi> <small class="muted">{slug && <Code>{slug}</Code>}</small>
    </>
  );
}

function Details({ changes, kept, problems }: JudgedLine) {
  const t = useMessages(messages);
  if (changes.length + kept.length + problems.length === 0) return null;
  return (
    <ul>
      {problems.map((problem) => (
        <li>
          <Why {...problem} />
        </li>
      ))}
      {changes.map((change) => (
        <li>
          <Change text={t.becomes} {...change} />
        </li>
      ))}
      {kept.map((change) => (
        <li>
          <Change text={t.keeps} {...change} />
        </li>
      ))}
    </ul>
  );
}

function Change({ text, column, from, to }: FieldChange & { text: string }) {
  const t = useMessages(messages);
  const said = (value: string): Child =>
    value === '' ? (
      <span class="muted">{t.nothing}</span>
    ) : (
      <b>
        <bdi>{value}</bdi>
      </b>
    );
  return <Say text={text} column={<Code>{column}</Code>} from={said(from)} to={said(to)} />;
}

/** Why a line is refused, with the column where it is one cell's fault. */
function Why({ column, code, values }: Problem) {
  const t = useMessages(messages);
  const { formats } = useView();
  const shown = Object.fromEntries(
    Object.entries(values).map(([name, value]) => [name, typeof value === 'number' ? formats.number(value) : value]),
  );
  const sentence = <Say text={t.problems[code]} {...shown} />;
  return column === null ? sentence : <Say text={t.inColumn} column={<Code>{column}</Code>} sentence={sentence} />;
}
