import { commentForm, languageField } from '#comments/forms.ts';
import { line, listOf, upload } from '#web/schemas.ts';
import { z } from 'zod';
import { mostFiles } from './post.ts';

/** A browser sends an empty file where none was chosen. */
const files = z.preprocess(
  (value) => listOf(value).filter((one) => !(one instanceof File && one.size === 0)),
  z.array(upload()).max(mostFiles),
);

/** A word for a group, with its files. */
export const postForm = commentForm.extend({ files });

/** A file for the documents of a group. */
export const documentForm = z.strictObject({ title: line(200), language: languageField, file: upload() });
