import type { Child } from 'hono/jsx';
import { formatsOf } from '#i18n/formats.ts';
import { fill } from '#i18n/messages.ts';
import type { Locale } from '#i18n/locale.ts';
import { State, type Tone } from '#ui/parts/state.tsx';
import { Code, Say } from '#ui/parts/text.tsx';
import { useMessages, useView } from '#ui/view.ts';
import { fieldName, valueName } from './fields.ts';
import { messages } from './messages/messages.ts';
import { outcomes, type ImportKind, type ImportReport, type Outcome } from './report.ts';

type Counts = Pick<ImportReport, Outcome>;

/** "186 entered, 12 changed and 3 kept"; what there is none of is not named, unless there is nothing else. */
export function countsInWords(counts: Counts, locale: Locale): string {
  const formats = formatsOf(locale);
  const t = messages[locale.language];
  const said = outcomes.filter((outcome) => counts[outcome] > 0 && outcome !== 'unchanged');
  const named = said.length > 0 ? said : (['unchanged'] as const);
  return formats.list(named.map((outcome) => fill(t.counts[outcome], { count: formats.number(counts[outcome]) })));
}

export const CountsInWords = ({ counts }: { counts: Counts }) => <>{countsInWords(counts, useView().locale)}</>;

const tones: Record<Outcome, Tone> = {
  entered: 'done',
  changed: 'going',
  kept: 'open',
  refused: 'late',
  unchanged: 'over',
};

export const OutcomeState = ({ outcome }: { outcome: Outcome }) => (
  <State tone={tones[outcome]}>{useMessages(messages).outcomes[outcome]}</State>
);

type Stage = { carriedOutAt: Date | null; refused: number };

/** Where an import stands: it waits, it is done, or it can never be. */
export function ImportState({ carriedOutAt, refused }: Stage) {
  const t = useMessages(messages);
  if (carriedOutAt) return <State tone="done">{t.carriedOut}</State>;
  return refused > 0 ? <State tone="late">{t.refused}</State> : <State tone="open">{t.waits}</State>;
}

type InFile = { kind: ImportKind; column: string };

/** A column as it is called here, with its name in the file: "Standing (state)". */
export function ColumnName({ kind, column }: InFile) {
  return <Named name={fieldName(useView().locale, kind, column)} code={<Code>{column}</Code>} />;
}

/** What a cell says, in words where it holds a word of ours: "Full member (full)". */
export function CellValue({ kind, column, value }: InFile & { value: string }) {
  return <Named name={valueName(useView().locale.language, kind, column, value)} code={<bdi>{value}</bdi>} />;
}

function Named({ name, code }: { name: string | null; code: Child }) {
  const t = useMessages(messages);
  return name === null ? <>{code}</> : <Say text={t.named} name={name} code={code} />;
}
