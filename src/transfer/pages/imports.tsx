import { fileAddress, files, href, paths } from '#paths.ts';
import { ChoiceField } from '#ui/fields/choice.tsx';
import { Form } from '#ui/fields/form.tsx';
import { FileField } from '#ui/fields/text.tsx';
import { typed } from '#ui/fields/typed.ts';
import { Page } from '#ui/layout.tsx';
import { Button } from '#ui/parts/actions.tsx';
import { Band, Head } from '#ui/parts/band.tsx';
import { Empty } from '#ui/parts/notes.tsx';
import { Table, type Column } from '#ui/parts/table.tsx';
import { DatedAt, Say, said } from '#ui/parts/text.tsx';
import { useMessages, useView } from '#ui/view.ts';
import type { FormState } from '#web/route.ts';
import { messages } from '../messages/messages.ts';
import { CountsInWords, ImportState } from '../parts.tsx';
import type { ImportInList, ImportsInView } from '../queries.ts';
import { importKinds } from '../report.ts';
import { ColumnsOfFile } from './columns-table.tsx';

const MEGABYTES = 20;

/** Where files come in and go out. */
export function ImportsPage({ items, kinds, form }: ImportsInView & { form: FormState }) {
  const t = useMessages(messages);
  return (
    <Page title={t.title} robots="noindex">
      <Head title={t.title} lead={t.lead} />
      <Band title={t.importTitle} note={t.importNote}>
        <Offer kinds={kinds} form={form} />
      </Band>
      <Band title={t.columnsTitle} note={t.columnsNote} measure="wide" over>
        {kinds.map((kind) => (
          <ColumnsOfFile kind={kind} open={kinds.length === 1} />
        ))}
      </Band>
      <Band title={t.exportTitle} note={t.exportNote}>
        <Exports />
      </Band>
      <Band title={t.earlierTitle} measure="wide">
        {items.length === 0 ? <Empty>{t.earlierEmpty}</Empty> : <Earlier items={items} />}
      </Band>
    </Page>
  );
}

function Offer({ kinds, form }: Pick<ImportsInView, 'kinds'> & { form: FormState }) {
  const t = useMessages(messages);
  const { formats, locale } = useView();
  return (
    <Form action={href(locale.language, paths.imports)} submission={form.key} mandateId={form.mandateId} files>
      <ChoiceField
        name="kind"
        label={t.kind}
        value={typed(form, 'kind')}
        choices={kinds.map((kind) => ({ value: kind, label: t.kinds[kind] }))}
        error={form.errors['kind']}
      />
      <FileField
        name="file"
        label={t.file}
        hint={said(t.fileHint, { megabytes: formats.number(MEGABYTES) })}
        accept=".csv,text/csv"
        error={form.errors['file']}
      />
      <Button>{t.dryRun}</Button>
    </Form>
  );
}

function Exports() {
  const t = useMessages(messages);
  const addresses = { members: files.membersExport, offices: files.officesExport };
  return (
    <ul class="stack">
      {importKinds.map((kind) => (
        <li>
          <a href={fileAddress(addresses[kind])}>{t.exportOf[kind]}</a>
          <br />
          <small>
            <a href={fileAddress(addresses[kind], {}, { bom: 1 })}>
              <Say text={t.forSpreadsheets} list={t.exportOf[kind]} />
            </a>
          </small>
        </li>
      ))}
    </ul>
  );
}

function Earlier({ items }: { items: readonly ImportInList[] }) {
  const t = useMessages(messages);
  const { locale } = useView();
  const columns: readonly Column<ImportInList>[] = [
    {
      label: t.columnFile,
      cell: ({ id, fileName }) => (
        <a href={href(locale.language, paths.import, { id })}>
          <bdi>{fileName}</bdi>
        </a>
      ),
    },
    { label: t.columnKind, cell: ({ kind }) => t.kinds[kind] },
    { label: t.columnReport, cell: ({ counts }) => <CountsInWords counts={counts} /> },
    {
      label: t.columnGiven,
      cell: ({ at, givenBy }) => <Say text={t.givenBy} date={<DatedAt instant={at} />} name={givenBy ?? ''} />,
      named: true,
    },
    {
      label: t.columnState,
      cell: ({ carriedOutAt, counts }) => <ImportState carriedOutAt={carriedOutAt} refused={counts.refused} />,
    },
  ];
  return <Table columns={columns} items={items} />;
}
