import { plural } from '#i18n/messages.ts';
import { href, paths } from '#paths.ts';
import { CheckField } from '#ui/fields/choice.tsx';
import { Form, Hidden } from '#ui/fields/form.tsx';
import { Page } from '#ui/layout.tsx';
import { Actions, Button, LinkButton, Pagination } from '#ui/parts/actions.tsx';
import { Band, Head } from '#ui/parts/band.tsx';
import { Facts, Kinds } from '#ui/parts/lists.tsx';
import { Note, Notice } from '#ui/parts/notes.tsx';
import { DatedAt, Say } from '#ui/parts/text.tsx';
import { useMessages, useView } from '#ui/view.ts';
import type { FormState } from '#web/route.ts';
import { messages } from '../messages/messages.ts';
import { ColumnName, countsInWords, ImportState } from '../parts.tsx';
import type { ReportPage } from '../queries.ts';
import type { ImportKind, Outcome } from '../report.ts';
import { LinesTable } from './lines-table.tsx';

type Props = ReportPage & { form?: FormState };

/** What a file would do, or has done, line by line. */
export function ImportPage(props: Props) {
  const { offered } = props;
  const t = useMessages(messages);
  const { locale, formats } = useView();
  const { report } = offered;
  const facts = [
    [t.columnFile, <bdi>{offered.fileName}</bdi>],
    [t.linesRead, formats.number(report.rows)],
    [t.columnGiven, <DatedAt instant={offered.at} />],
    [t.columnState, <ImportState carriedOutAt={offered.carriedOutAt} refused={report.refused} />],
  ] as const;
  return (
    <Page title={t.importOf[report.kind]} robots="noindex">
      <Head
        kind={t.importOf[report.kind]}
        title={countsInWords(report, locale)}
        lead={<Stage {...props} />}
        margin={<Facts facts={facts} />}
      >
        <Remarks {...props} />
        <Steps {...props} />
      </Head>
      <Band title={t.linesTitle} measure="wide" over>
        <Lines {...props} />
      </Band>
    </Page>
  );
}

/** What has become of the file so far, and what would change that. */
function Stage({ offered: { carriedOutAt, report } }: Props) {
  const t = useMessages(messages);
  const { locale } = useView();
  if (carriedOutAt)
    return (
      <Say text={report.overwritten ? t.carriedOutOver : t.carriedOutOn} date={<DatedAt instant={carriedOutAt} />} />
    );
  if (report.refused > 0) return <>{plural(locale, t.toMend, report.refused)}</>;
  return <>{report.entered + report.changed + report.kept > 0 ? t.nothingStored : t.changesNothing}</>;
}

function Remarks({ offered: { carriedOutAt, report } }: Props) {
  const t = useMessages(messages);
  const { formats } = useView();
  return (
    <>
      {report.stoppedAfter !== undefined && (
        <Notice kind="warning">
          <Say text={t.stoppedAfter} line={formats.number(report.stoppedAfter)} />
        </Notice>
      )}
      {report.kept > 0 && report.refused === 0 && !carriedOutAt && <Notice kind="warning">{t.keepsSome}</Notice>}
      {report.unknownColumns.length > 0 && (
        <Note>
          <Say text={t.unknownColumns} columns={<Columns kind={report.kind} names={report.unknownColumns} />} />
        </Note>
      )}
      {report.absentColumns.length > 0 && (
        <Note>
          <Say text={t.absentColumns} columns={<Columns kind={report.kind} names={report.absentColumns} />} />
        </Note>
      )}
    </>
  );
}

function Columns({ kind, names }: { kind: ImportKind; names: readonly string[] }) {
  const { formats } = useView();
  return (
    <>
      {formats
        .listParts(names)
        .map(({ type, value }) => (type === 'element' ? <ColumnName kind={kind} column={value} /> : value))}
    </>
  );
}

function Steps({ offered: { id, report }, may, form }: Props) {
  const t = useMessages(messages);
  const { locale } = useView();
  const another = (
    <LinkButton href={href(locale.language, paths.imports)} tone="quiet">
      {t.anotherFile}
    </LinkButton>
  );
  if (!may.carryOut) return <Actions>{another}</Actions>;
  return (
    <Form
      action={href(locale.language, paths.importCarriedOut, { id })}
      submission={form?.key}
      mandateId={form?.mandateId}
    >
      <Hidden name="seen" value={report.digest} />
      {report.kept > 0 && (
        <CheckField name="overwrite" value="on" label={t.overwrite} checked={form?.values['overwrite'] === 'on'} />
      )}
      <Actions>
        <Button>{t.carryOut}</Button>
        {another}
      </Actions>
    </Form>
  );
}

/** What must be mended stands first. */
const byUrgency: readonly Outcome[] = ['refused', 'kept', 'changed', 'entered'];

function Lines({ offered: { id, report }, outcome, lines, next }: Props) {
  const t = useMessages(messages);
  const { locale, formats } = useView();
  const at = (wanted: Outcome | null, after: number | null = null) =>
    href(locale.language, paths.import, { id }, { outcome: wanted, after });
  const kinds = byUrgency.filter((kind) => report[kind] > 0);
  return (
    <>
      {kinds.length > 1 && (
        <Kinds
          label={t.linesByOutcome}
          kinds={[
            { name: t.allLines, href: at(null), current: outcome === null },
            ...kinds.map((kind) => ({
              name: `${t.outcomes[kind]} ${formats.number(report[kind])}`,
              href: at(kind),
              current: outcome === kind,
            })),
          ]}
        />
      )}
      {lines.length === 0 ? <p>{t.noSuchLines}</p> : <LinesTable kind={report.kind} lines={lines} />}
      <Pagination next={next === null ? null : at(outcome, next)} />
      {report.unlisted > 0 && next === null && (
        <p class="small muted">
          <Say text={t.unlisted} count={formats.number(report.unlisted)} />
        </p>
      )}
    </>
  );
}
