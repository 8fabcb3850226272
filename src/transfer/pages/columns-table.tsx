import { fileAddress, files } from '#paths.ts';
import { Disclosure } from '#ui/parts/notes.tsx';
import { Table, type Column as TableColumn } from '#ui/parts/table.tsx';
import { Code, Say } from '#ui/parts/text.tsx';
import { useMessages, useView } from '#ui/view.ts';
import { columnsOf, isNameColumn, type Column } from '../columns.ts';
import { fieldMeaning, fieldName, valueName } from '../fields.ts';
import { messages } from '../messages/messages.ts';
import type { ImportKind } from '../report.ts';

const templates = { members: files.membersTemplate, offices: files.officesTemplate };

/** What a kind of file may hold, column by column, and an empty one to begin with. */
export function ColumnsOfFile({ kind, open }: { kind: ImportKind; open: boolean }) {
  const t = useMessages(messages);
  const { locale, network } = useView();
  const languages = network?.languages ?? [];
  const columns: readonly TableColumn<Column>[] = [
    { label: t.columnColumn, cell: ({ name }) => <Called name={name} called={fieldName(locale, kind, name)} /> },
    { label: t.columnMeaning, cell: (column) => <Meaning kind={kind} column={column} /> },
    { label: t.columnExample, cell: ({ example }) => <Example text={example} />, named: true },
    { label: t.columnNeed, cell: (column) => <Need column={column} languages={languages} /> },
  ];
  return (
    <Disclosure summary={t.columnsOf[kind]} open={open}>
      <p>
        <a href={fileAddress(templates[kind])}>{t.template[kind]}</a>
        <br />
        <small class="muted">{t.templateNote}</small>
      </p>
      <Table columns={columns} items={columnsOf(kind, languages)} />
    </Disclosure>
  );
}

const Called = ({ name, called }: { name: string; called: string | null }) => (
  <>
    <Code lang="en">{name}</Code>
    <br />
    <small class="muted">{called}</small>
  </>
);

/** Names are text in their own writing; everything else is written as it stands. */
const Example = ({ text }: { text: string }) =>
  /^[\u0020-\u007E]*$/.test(text) ? <Code lang="en">{text}</Code> : <bdi>{text}</bdi>;

function Meaning({ kind, column: { name, allowed } }: { kind: ImportKind; column: Column }) {
  const t = useMessages(messages);
  const { locale } = useView();
  return (
    <>
      {fieldMeaning(locale.language, kind, name)}
      {allowed && (
        <>
          <br />
          {t.allowedValues}
          <ul>
            {allowed.map((value) => (
              <li>
                <Say
                  text={t.valueMeans}
                  value={<Code lang="en">{value}</Code>}
                  name={valueName(locale.language, kind, name, value) ?? value}
                />
              </li>
            ))}
          </ul>
        </>
      )}
    </>
  );
}

function Need({ column: { name, required }, languages }: { column: Column; languages: readonly string[] }) {
  const t = useMessages(messages);
  if (required) return <b>{t.required}</b>;
  if (isNameColumn(name)) return <>{languages.length === 1 ? <b>{t.required}</b> : t.oneName}</>;
  return <>{name === 'slug' ? t.unlessMade : t.optional}</>;
}
