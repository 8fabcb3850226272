import { languages, type Language } from '#i18n/languages.ts';
import { fieldOf } from '#network/forms.ts';
import type { FormState } from '#web/route.ts';
import type { CharterFound } from './group-view.ts';

export type PlanRow = { id: string; due: string; titles: Partial<Record<Language, string>> };

/** The rows of a work plan as a form holds them: fields of one name, row by row. Empty ones at the end are left out. */
export function rowsOf({ values }: Pick<FormState, 'values'>): PlanRow[] {
  const column = (name: string) => [values[name] ?? []].flat();
  const [ids, dues] = [column('deliverableId'), column('deliverableDue')];
  const titles = languages.map((language) => ({ language, rows: column(fieldOf('deliverable', language)) }));
  const count = Math.max(ids.length, dues.length, ...titles.map(({ rows }) => rows.length));
  const rows = Array.from({ length: count }, (_, row): PlanRow => ({
    id: ids[row] ?? '',
    due: dues[row] ?? '',
    titles: Object.fromEntries(titles.map(({ language, rows: inLanguage }) => [language, inLanguage[row] ?? ''])),
  }));
  return rows.slice(0, rows.findLastIndex(isFilled) + 1);
}

const isFilled = ({ id, due, titles }: PlanRow) => Boolean(id || due || Object.values(titles).join(''));

/** A plan that stands, as a form shows it. */
export const valuesOfPlan = (plan: CharterFound['plan']): FormState['values'] => ({
  deliverableId: plan.map(({ id }) => id),
  deliverableDue: plan.map(({ due }) => due ?? ''),
  ...Object.fromEntries(
    languages.map((language) => [
      fieldOf('deliverable', language),
      plan.map(({ titles }) => titles.find((title) => title.language === language)?.title ?? ''),
    ]),
  ),
});
