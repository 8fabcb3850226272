import type { Context } from '#core/context.ts';
import type { Calendar } from '#i18n/locale.ts';
import type { Language } from '#i18n/languages.ts';
import { sql } from 'drizzle-orm';

/** A person as a file of the example knows one. */
export type BulkPerson = {
  id: string;
  /** Lower case. */
  email: string;
  name: string;
  nameNative: string | null;
  nativeLanguage: Language | null;
  language: Language;
  timeZone: string;
  calendar: Calendar;
  isNamePublic: boolean;
  /** False where the person was invited and has not come yet. */
  isActive: boolean;
  sample: boolean;
};

/** Many persons come at once, without a letter to any of them. */
export async function bringPeople(ctx: Context, people: readonly BulkPerson[]): Promise<void> {
  const rows = people.map(({ nameNative, nativeLanguage, timeZone, isNamePublic, isActive, ...same }) => ({
    ...same,
    name_native: nameNative,
    native_language: nativeLanguage,
    time_zone: timeZone,
    is_name_public: isNamePublic,
    is_active: isActive,
  }));
  await ctx.db.execute(sql`
    insert into people (id, email, name, name_native, native_language, language, time_zone, calendar, name_public_at, activated_at, sample)
    select id, email, name, name_native, native_language, language, time_zone, calendar,
      case when is_name_public then serai_clock() end, case when is_active then serai_clock() end, sample
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as r (id uuid, email text, name text, name_native text, native_language text,
      language text, time_zone text, calendar text, is_name_public boolean, is_active boolean, sample boolean)`);
}
