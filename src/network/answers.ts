import { delegations } from '#core/viewer.ts';
import { languages } from '#i18n/languages.ts';
import { z } from 'zod';

/** The network as its settings hold it. */
export const networkAnswer = z.strictObject({
  network: z.strictObject({
    id: z.uuid(),
    acronym: z.string().nullable(),
    founded: z.int().nullable(),
    languages: z.array(z.enum(languages)),
    timeZone: z.string(),
    hue: z.number().nullable(),
    accentHue: z.number().nullable(),
    revision: z.int(),
    texts: z.partialRecord(
      z.enum(languages),
      z.strictObject({ name: z.string(), summary: z.string().nullable(), purpose: z.string().nullable() }),
    ),
    offices: z.array(z.strictObject({ slug: z.string(), name: z.string(), delegations: z.array(z.enum(delegations)) })),
  }),
  now: z.iso.datetime(),
});
