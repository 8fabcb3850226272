import { delegations } from '#core/viewer.ts';
import { languages } from '#i18n/languages.ts';
import { dateTold, namedTold } from '#web/schemas.ts';
import { z } from 'zod';
import { officeKinds, officeStates } from './office.ts';

const host = namedTold().extend({ country: z.string(), look: z.int() }).nullable();

const officeInList = z.strictObject({
  id: z.uuid(),
  slug: z.string(),
  name: z.string(),
  kind: z.enum(officeKinds),
  state: z.enum(officeStates),
  opened: dateTold().nullable(),
  host,
  countries: z.int().nullable(),
  members: z.int(),
  sample: z.boolean(),
});

/** All offices. */
export const officesAnswer = z.strictObject({
  offices: z.array(officeInList),
  may: z.strictObject({ open: z.boolean() }),
});

/** One office with all that its page says of it. */
export const officeAnswer = officeInList.extend({
  summary: z.string().nullable(),
  namedIn: z.array(z.enum(languages)),
  countries: z.array(z.string()),
  email: z.string().nullable(),
  website: z.string().nullable(),
  source: z.string().nullable(),
  inheritedBy: namedTold().nullable(),
  delegations: z.array(z.enum(delegations)),
  points: z.array(
    namedTold().extend({
      latitude: z.number(),
      longitude: z.number(),
      population: z.int().nullable(),
      hosts: z.boolean(),
    }),
  ),
});

const officeInForm = z
  .strictObject({
    id: z.uuid(),
    slug: z.string(),
    name: z.string(),
    kind: z.enum(officeKinds),
    state: z.enum(officeStates),
    opened: dateTold().nullable(),
    email: z.string().nullable(),
    website: z.string().nullable(),
    revision: z.int(),
    texts: z.partialRecord(z.enum(languages), z.strictObject({ name: z.string(), summary: z.string().nullable() })),
    host,
    countries: z.array(z.string()),
    elsewhere: z.record(z.string(), z.string()),
    others: z.array(namedTold()),
    members: z.int(),
    networkLanguages: z.array(z.enum(languages)),
  })
  .meta({ id: 'OfficeInForm' });

/** What opening an office has to show. */
export const openingAnswer = officeInForm.pick({ elsewhere: true, networkLanguages: true });

/** An office as the forms that change or close it know it. */
export const officeProfileAnswer = z.strictObject({
  office: officeInForm,
  may: z.strictObject({ change: z.boolean() }),
});

export const closureAnswer = z.strictObject({ office: officeInForm });

/** Where an office stands that has just been opened. */
export const openedAnswer = z.strictObject({ id: z.uuid(), slug: z.string() });
