import { fileTypeFromBuffer } from 'file-type';

/** Why a file cannot be kept as a letter: the key of a refusal, or null where it can. */
export type LetterComplaint = 'no-pdf' | 'active-pdf';

/**
 * Looks at the content of a letter: a PDF (ISO 32000) by its own marks at beginning and end, without scripts, programs to be
 * launched or files inside that stand in the open. What is packed into compressed or encrypted objects is not seen: this keeps
 * honest mistakes out and is no virus scanner, which is why letters are only ever given out as attachments.
 */
export async function complaintAboutLetter(content: Buffer): Promise<LetterComplaint | null> {
  if (!(await isPdf(content))) return 'no-pdf';
  return activeMarks.test(outsideStreams(content)) ? 'active-pdf' : null;
}

async function isPdf(content: Buffer): Promise<boolean> {
  if (!/^%PDF-[12]\.\d/.test(content.toString('latin1', 0, 8))) return false;
  const tail = content.toString('latin1', Math.max(0, content.length - 2_048));
  if (!/startxref\s+\d+\s+%%EOF\s*$/.test(tail)) return false;
  return (await fileTypeFromBuffer(content))?.mime === 'application/pdf';
}

const activeNames = ['JavaScript', 'JS', 'Launch', 'EmbeddedFile', 'EmbeddedFiles', 'RichMedia', 'XFA'];

/** Each letter of a name may be written as its number: `/J#61vaScript`. To write ten megabytes anew for that would hold everybody up. */
const asLetterOrNumber = (letter: string): string => {
  const number = letter.charCodeAt(0).toString(16);
  return `(?:${letter}|#${number.replace(/[a-f]/, (digit) => `[${digit}${digit.toUpperCase()}]`)})`;
};

const activeMarks = new RegExp(
  `/(?:${activeNames.map((name) => Array.from(name, asLetterOrNumber).join('')).join('|')})(?![A-Za-z0-9#])`,
);

/** The readable part of the file. Packed content would now and then look like a mark by chance. */
function outsideStreams(content: Buffer): string {
  const text = content.toString('latin1');
  const kept: string[] = [];
  let from = 0;
  for (let start = text.indexOf('stream', from); start !== -1; start = text.indexOf('stream', from)) {
    kept.push(text.slice(from, start));
    const end = text.indexOf('endstream', start);
    if (end === -1) return kept.join(' ');
    from = end + 'endstream'.length;
  }
  return [...kept, text.slice(from)].join(' ');
}
