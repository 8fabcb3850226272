import { languages } from '#i18n/languages.ts';
import { timeZoneNamed } from '#i18n/time-zones.ts';
import { email, line, optional, prose, telephone, tick } from '#web/schemas.ts';
import { z } from 'zod';

const timeZone = () =>
  z.string().transform((text, context) => {
    const named = timeZoneNamed(text);
    if (named) return named;
    context.addIssue({ code: 'custom', params: { code: 'choose' } });
    return z.NEVER;
  });

const next = () => optional(z.string().max(500));

const reading = {
  name: line(120),
  nameNative: optional(line(120)),
  nativeLanguage: optional(z.enum(languages)),
  language: optional(z.enum(languages)),
  timeZone: optional(timeZone()),
  calendar: optional(z.enum(['gregory', 'persian'])),
  namePublic: tick(),
};

export const signInForm = z.strictObject({ email: email(), next: next() });

export const signInAsForm = z.strictObject({ email: email(), next: next() });

export const addressForm = z.strictObject({ email: email() });

export const closingForm = z.strictObject({ reason: prose(500) });

export const invitationForm = z.strictObject(reading);

export const settingsForm = z.strictObject({ ...reading, telephone: optional(telephone()), contactShared: tick() });

export const actingForm = z.strictObject({ mandateId: z.uuid(), back: next() });
