import { z } from 'zod';

/** Why something was not done, as RFC 9457 has it, with our code and, for a form, the sentence of each field. */
export const problemAnswer = z.strictObject({
  type: z.literal('about:blank'),
  title: z.string(),
  status: z.int().min(400).max(599),
  code: z.string().meta({ description: 'Stable; for programs.' }),
  detail: z.string().meta({ description: 'A sentence for people: what was refused and who could do it.' }),
  fields: z.record(z.string(), z.string()).optional().meta({ description: 'The reason for each field, by its name.' }),
});
