import { stringify } from 'csv-stringify/sync';

/** What spreadsheet programs take for a formula (OWASP, CSV injection), also where it is hidden behind apostrophes of ours. */
const formula = /^'*[=+\-@\t\r]/;
const guarded = /^'+[=+\-@\t\r]/;

/** A cell that no spreadsheet program calculates: one apostrophe before what looks like a formula. */
export const guardCell = (text: string): string => (formula.test(text) ? `'${text}` : text);

/** Takes off exactly the apostrophe that `guardCell` put there. */
export const unguardCell = (cell: string): string => (guarded.test(cell) ? cell.slice(1) : cell);

/** One record of a CSV file (RFC 4180), with its CRLF; lone line ends, semicolons and spaces at the edge are quoted as well. */
export const csvRecord = (cells: readonly string[]): string =>
  stringify([[...cells]], { record_delimiter: 'windows', quoted_match: /[;\r\n]|^\s|\s$/ });

/** Which of comma and semicolon parts the cells of a header line; programs of many countries write semicolons. */
export function delimiterOf(header: string): ',' | ';' {
  const outside = header.replace(/"(?:[^"]|"")*"/g, '');
  return (outside.match(/;/g)?.length ?? 0) > (outside.match(/,/g)?.length ?? 0) ? ';' : ',';
}
