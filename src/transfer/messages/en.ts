import type { Plural } from '#i18n/messages.ts';
import type { ProblemCode } from '../problem.ts';
import type { ImportKind, Outcome } from '../report.ts';

const toMend: Plural = {
  one: 'One line is refused. Nothing is imported until it is mended.',
  other: '{count} lines are refused. Nothing is imported until they are mended.',
};

/** Files that come in and go out. */
export const en = {
  title: 'Import and export',
  lead: 'Members and offices come from CSV files and go into them. What was exported can be changed and imported again.',
  kinds: { members: 'Members', offices: 'Offices' } satisfies Record<ImportKind, string>,

  importTitle: 'Import a file',
  importNote: 'A dry run says line by line what the file does. Nothing is stored until you carry it out.',
  kind: 'What the file lists',
  file: 'CSV file',
  fileHint: 'UTF-8, at most {megabytes} MB. The columns are those of an export.',
  dryRun: 'Dry run',

  exportTitle: 'Export',
  exportNote:
    'Cells that a spreadsheet program would calculate begin with an apostrophe; the import takes it off again.',
  exportOf: { members: 'Members as CSV', offices: 'Offices as CSV' } satisfies Record<ImportKind, string>,
  forSpreadsheets: 'for Excel and other spreadsheet programs',

  earlierTitle: 'Earlier imports',
  earlierEmpty: 'No file has been imported yet. Each one will stand here with its report.',
  columnFile: 'File',
  columnKind: 'List',
  columnReport: 'Report',
  columnGiven: 'Dry run',
  columnState: 'State',
  givenBy: '{date}, {name}',
  waits: 'Not carried out',
  carriedOut: 'Carried out',
  refused: 'Refused',

  importOf: { members: 'Import of members', offices: 'Import of offices' } satisfies Record<ImportKind, string>,
  linesRead: 'Lines read',
  nothingStored: 'Nothing has been stored yet.',
  carriedOutOn: 'Carried out on {date}.',
  carriedOutOver: 'Carried out on {date}; what had been edited here was overwritten.',
  toMend,
  keepsSome:
    'Some fields were edited here since the last import, and the file says something else. They stay as they are unless you overwrite them.',
  changesNothing: 'The file says what the network already has. There is nothing to carry out.',
  unknownColumns: 'The network does not know these columns, and does not read them: {columns}',
  absentColumns: 'The file does not have these columns; what they hold stays as it is: {columns}',
  stoppedAfter: 'So many lines are refused that reading stopped after line {line}. Mend these first.',
  unlisted: 'Counted above, but not listed: {count} more lines.',

  overwrite: 'Overwrite what was edited here',
  carryOut: 'Carry out the import',
  anotherFile: 'Choose another file',

  outcomes: {
    entered: 'Entered',
    changed: 'Changed',
    kept: 'Kept',
    refused: 'Refused',
    unchanged: 'Unchanged',
  } satisfies Record<Outcome, string>,
  counts: {
    entered: '{count} entered',
    changed: '{count} changed',
    kept: '{count} kept',
    refused: '{count} refused',
    unchanged: '{count} unchanged',
  } satisfies Record<Outcome, string>,
  allLines: 'All lines',
  linesByOutcome: 'Lines by what becomes of them',
  linesTitle: 'Line by line',
  columnLine: 'Line',
  lineNumber: 'Line\u00A0{line}',
  columnEntry: 'Entry',
  columnOutcome: 'Outcome',
  columnDetails: 'Details',
  noSuchLines: 'No line of this kind.',
  nothing: 'nothing',
  becomes: '{column}: {to} instead of {from}',
  keeps: '{column}: stays {from}; the file says {to}',
  inColumn: '{column}: {sentence}',

  problems: {
    'too-many-cells':
      'This line has {count} cells; the first line has {expected}. A comma inside a cell needs quotation marks around the cell.',
    'too-few-cells': 'This line has {count} cells; the first line has {expected}.',
    'control-characters': 'The cell holds invisible control characters.',
    needed: 'This may not be empty.',
    'one-line': 'The cell holds a line break.',
    'too-long': 'At most {maximum} characters.',
    slug: '“{value}” is no slug: lower-case Latin letters, digits and single hyphens, and no word that the network uses itself.',
    'slug-twice': 'Line {line} has the slug {value} already.',
    'one-of': '“{value}” is none of {allowed}.',
    country: '“{value}” is no country code of ISO 3166.',
    latitude: '“{value}” is no latitude: degrees with a decimal point, from {least} to {most}.',
    longitude: '“{value}” is no longitude: degrees with a decimal point, from {least} to {most}.',
    'whole-number': '“{value}” is no whole number.',
    date: '“{value}” is no Gregorian date such as {example}.',
    day: '“{value}” is no Gregorian day such as {example}.',
    'yes-or-no': '“{value}” is neither yes nor no.',
    'language-tags': '“{value}” is no language tag such as fa or pt-BR.',
    'web-address': '“{value}” is no whole address that begins with https://',
    'office-unknown': 'There is no office {value}. Import the offices first.',
    'office-closed': 'The office {value} is closed.',
    'office-not-covering': 'The office {value} does not cover {country}; {office} does.',
    'not-your-member':
      'This member is in the care of the office {office}. That office or the Secretariat can import it.',
    'standing-not-yours':
      'Care for members is not delegated to the office {office}: its imports leave state and dues as they are.',
    'entry-not-yours':
      'Care for members is not delegated to the office {office}: its imports change members, but enter no new ones.',
    'entry-state': 'A new member is entered as one of {allowed}; any other standing follows on its own page.',
    'standing-fixed': 'No step of a member leads there from the state {from}.',
    'reason-needed': 'Members are suspended and withdrawn on their own page, where the reason is written down.',
    'country-twice': 'Line {line} names {country} already.',
    'country-taken': 'The office {office} covers {country}. Name that office in this file too, without the country.',
    'second-secretariat': 'The network has its Secretariat: {office}.',
    'kind-fixed': 'An office stays of its kind.',
    closing:
      'Offices are closed on their own page, where their members and records are handed over, and closed ones stay closed.',
    'host-twice': 'Line {line} sits in {city} already.',
    'host-taken': 'The office {office} sits in {city}. Name that office in this file too, with its new city.',
  } satisfies Record<ProblemCode, string>,

  refusals: {
    'imports-not-yours': 'Your office may not import this. The Secretariat can do it, or delegate it to your office.',
    'import-refused': 'Some lines are refused, so nothing was stored. The report says which and why.',
    'import-differs':
      'The network has changed since this report was written, and the file would now do something else. Nothing was stored; this is the new report.',
    'import-done': 'This import has been carried out already. To import the file once more, choose it again.',
    'import-running': 'Another import is running. Try again in a minute.',
    'csv-empty': 'The file is empty. Its first line should name the columns.',
    'csv-not-utf8': 'The file is not written in UTF-8 (line {line}). Save it as “CSV UTF-8” and choose it again.',
    'csv-quotes': 'The quotation marks in line {line} do not fit together. One inside a cell is written twice.',
    'csv-line-too-long': 'Line {line} is longer than any line of such a list. Is this a CSV file?',
    'csv-many-cells': 'Line {line} has more than {most} cells. Is this a list?',
    'csv-many-blank': 'The file has more than {most} empty lines, up to line {line}. Remove them and choose it again.',
    'csv-too-many-lines': 'The file has more than {most} lines. Bring it in parts, or import it at the command line.',
    'csv-column-twice': 'The first line names the column {column} twice.',
    'csv-column-missing': 'The first line lacks columns: {columns}.',
  },
  notices: {
    'import-carried-out': 'The import has been carried out.',
  },
};

export type Messages = typeof en;
