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
  fileHint:
    'UTF-8, at most {megabytes} MB. An export can be changed and imported again; the columns are explained below.',
  dryRun: 'Dry run',

  columnsTitle: 'Columns of a file',
  columnsNote:
    'The first line names the columns, in any order. A column that is missing says nothing: what the network has stays as it is. A new entry needs only the required ones.',
  columnsOf: { members: 'Columns of a file of members', offices: 'Columns of a file of offices' } satisfies Record<
    ImportKind,
    string
  >,
  template: { members: 'Empty file for members', offices: 'Empty file for offices' } satisfies Record<
    ImportKind,
    string
  >,
  templateNote: 'It opens in Excel and other spreadsheet programs; its first line has all columns.',
  columnColumn: 'Column',
  columnMeaning: 'What stands in it',
  columnExample: 'Example',
  columnNeed: 'Needed',
  required: 'Required',
  optional: 'Optional',
  oneName: 'At least one name',
  unlessMade: 'Optional where there is an English name',
  allowedValues: 'Allowed:',
  valueMeans: '{value}: {name}',

  named: '{name} ({code})',
  nameIn: 'Name in {language}',
  nameMeaning: 'As official sources write it. Names in the other languages can follow later.',
  answers: { yes: 'Yes', no: 'No' },
  fields: {
    members: {
      slug: 'Short name in addresses',
      kind: 'Kind',
      country: 'Country',
      latitude: 'Latitude',
      longitude: 'Longitude',
      population: 'Population',
      geonames_id: 'GeoNames number',
      languages: 'Working languages',
      office: 'Office',
      joined: 'Joined',
      state: 'Standing',
      dues_paid_until: 'Dues paid until',
      founding: 'Founding member',
      source: 'Source',
      website: 'Address on the web',
      sample: 'Invented for an example',
    },
    offices: {
      slug: 'Short name in addresses',
      kind: 'Kind',
      host_city: 'Host city',
      countries: 'Covered countries',
      status: 'State',
      opened: 'Opened',
      source: 'Source',
    },
  },
  meanings: {
    members: {
      slug: 'By it a line finds its member again. Lower-case Latin letters, digits and hyphens; without it, it is made from the English name.',
      kind: 'Without it a new member is a city.',
      country: 'Two capital letters of ISO 3166-1.',
      latitude: 'Degrees with a decimal point, from -90 to 90; north of the equator without a sign.',
      longitude: 'Degrees with a decimal point, from -180 to 180; east of Greenwich without a sign.',
      population: 'A whole number, without separators.',
      geonames_id: 'The number of the city at geonames.org.',
      languages: 'The languages in which others can write to the member: language tags with spaces between them.',
      office: 'The short name of the office that cares for the member. Without it, the office of its country.',
      joined: 'Gregorian year, month or day, as far as it is known.',
      state: 'A new member is entered as associate or full; suspension and withdrawal are made on its own page.',
      dues_paid_until: 'A Gregorian day. Only offices that care for the member may bring it.',
      founding: 'Without it a new member is no founding member.',
      source: 'Where the membership is stated: a decision, a letter, a page.',
      website: 'The whole address, with https://',
      sample: 'Yes only where the membership is invented, in an example network.',
    },
    offices: {
      slug: 'By it a line finds its office again. Lower-case Latin letters, digits and hyphens; without it, it is made from the English name.',
      kind: 'Without it a new office is a regional one.',
      host_city: 'The short name of the member city in which it sits.',
      countries: 'Two capital letters of ISO 3166-1 each, with spaces between them. A country belongs to one office.',
      status: 'Offices are closed on their own page.',
      opened: 'Gregorian year, month or day, as far as it is known.',
      source: 'Where the office is stated: a decision, a letter, a page.',
    },
  },

  exportTitle: 'Export',
  exportNote:
    'Cells that a spreadsheet program would calculate begin with an apostrophe; the import takes it off again.',
  exportOf: { members: 'Members as CSV', offices: 'Offices as CSV' } satisfies Record<ImportKind, string>,
  forSpreadsheets: '{list}, for Excel and other spreadsheet programs',

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
    'name-needed': 'A new entry needs a name in at least one language.',
    'one-line': 'The cell holds a line break.',
    'too-long': 'At most {maximum} characters.',
    slug: '“{value}” is no slug: lower-case Latin letters, digits and single hyphens, and no word that the network uses itself.',
    'slug-twice': 'Line {line} has the slug {value} already.',
    'slug-needed': 'Write a slug in Latin letters: there is no English name to make it from.',
    'slug-of-another':
      'The slug {value}, made from the name, belongs to an entry in another country. Write a slug of its own for this line.',
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
