import type { Child } from 'hono/jsx';
import { Table, type Column } from '#ui/parts/table.tsx';
import { Code, Say } from '#ui/parts/text.tsx';
import { useMessages, useView } from '#ui/view.ts';
import { messages } from '../messages/messages.ts';
import { valuesInWords } from '../fields.ts';
import { CellValue, ColumnName, OutcomeState } from '../parts.tsx';
import type { Problem } from '../problem.ts';
import type { FieldChange, ImportKind, JudgedLine } from '../report.ts';

/** Lines of a file with what becomes of each, and why. */
export function LinesTable({ kind, lines }: { kind: ImportKind; lines: readonly JudgedLine[] }) {
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
    { label: t.columnDetails, cell: (line) => <Details kind={kind} {...line} /> },
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

function Details({ kind, changes, kept, problems }: JudgedLine & { kind: ImportKind }) {
  const t = useMessages(messages);
  if (changes.length + kept.length + problems.length === 0) return null;
  return (
    <ul>
      {problems.map((problem) => (
        <li>
          <Why kind={kind} {...problem} />
        </li>
      ))}
      {changes.map((change) => (
        <li>
          <Change kind={kind} text={t.becomes} {...change} />
        </li>
      ))}
      {kept.map((change) => (
        <li>
          <Change kind={kind} text={t.keeps} {...change} />
        </li>
      ))}
    </ul>
  );
}

function Change({ kind, text, column, from, to }: FieldChange & { kind: ImportKind; text: string }) {
  const t = useMessages(messages);
  const said = (value: string): Child =>
    value === '' ? (
      <span class="muted">{t.nothing}</span>
    ) : (
      <b>
        <CellValue kind={kind} column={column} value={value} />
      </b>
    );
  return <Say text={text} column={<ColumnName kind={kind} column={column} />} from={said(from)} to={said(to)} />;
}

/** Why a line is refused, with the column where it is one cell's fault. */
function Why({ kind, column, code, values }: Problem & { kind: ImportKind }) {
  const t = useMessages(messages);
  const { formats, locale } = useView();
  const inWords = (name: string, value: string) => {
    if (column === null) return value;
    if (name === 'allowed') return valuesInWords(locale, kind, column, value.split(', '));
    return name === 'from' ? valuesInWords(locale, kind, column, [value]) : value;
  };
  const shown = Object.fromEntries(
    Object.entries(values).map(([name, value]) => [
      name,
      typeof value === 'number' ? formats.number(value) : inWords(name, value),
    ]),
  );
  const sentence = <Say text={t.problems[code]} {...shown} />;
  if (column === null) return sentence;
  return <Say text={t.inColumn} column={<ColumnName kind={kind} column={column} />} sentence={sentence} />;
}
