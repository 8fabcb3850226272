import { featuresOf } from '#app.tsx';
import type { Refusal } from '#core/refusal.ts';
import { fill } from '#i18n/messages.ts';
import { messages } from '#transfer/messages/messages.ts';
import type { Problem } from '#transfer/problem.ts';
import type { ImportReport, JudgedLine } from '#transfer/report.ts';
import { catalogueOf } from '#web/feature.ts';
import type { Settings } from '#web/program.ts';
import { said } from '#web/wording.ts';

/** What the network answers with, in words for the command line: in English, as the help is. */
export function teller(settings: Settings) {
  const sentence = catalogueOf(featuresOf(settings));
  return {
    refusal: (refusal: Refusal) => said(sentence, 'refusals', refusal, 'en'),
    report: (report: ImportReport) =>
      [countsOf(report), ...report.lines.flatMap(remarksOn), ...stopOf(report)].join('\n'),
  };
}

function countsOf({ rows, entered, changed, unchanged, kept, refused }: ImportReport): string {
  const nothing = refused > 0 ? ' Nothing was stored.' : '';
  return `${rows} rows: ${entered} entered, ${changed} changed, ${unchanged} unchanged, ${kept} with fields kept, ${refused} refused.${nothing}`;
}

const stopOf = ({ stoppedAfter }: ImportReport): string[] =>
  stoppedAfter === undefined ? [] : [fill(messages.en.stoppedAfter, { line: String(stoppedAfter) }, 'keep')];

function remarksOn({ line, slug, problems, kept }: JudgedLine): string[] {
  const at = `  line ${line}${slug ? `, ${slug}` : ''}`;
  return [
    ...problems.map((problem) => `${at}${problem.column ? `, ${problem.column}` : ''}: ${sentenceOf(problem)}`),
    ...kept.map(
      ({ column, from, to }) => `${at}, ${column}: kept as edited on the desk, "${from}"; the file says "${to}"`,
    ),
  ];
}

function sentenceOf({ code, values }: Problem): string {
  const written = Object.fromEntries(Object.entries(values).map(([name, value]) => [name, String(value)]));
  return fill(messages.en.problems[code], written, 'keep');
}
