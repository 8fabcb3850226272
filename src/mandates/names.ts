import type { Language } from '#i18n/languages.ts';
import { sql, type SQL } from 'drizzle-orm';

/** A person's name from a row of `people` under this alias: in the person's own script where the page is in that language. */
export const personName = (person: SQL, language: Language): SQL =>
  sql`(case when ${person}.native_language = ${language} then coalesce(${person}.name_native, ${person}.name) else ${person}.name end)`;
