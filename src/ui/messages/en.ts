import type { Plural } from '#i18n/messages.ts';

const unread: Plural = { one: '{count} new notice', other: '{count} new notices' };

/** The wording of the frame and of the parts: what every page says whatever it is about. */
export const en = {
  skip: 'Skip to content',
  menu: 'Menu',
  main: 'Main',
  thisSite: 'This site',
  home: 'Home',
  members: 'Members',
  offices: 'Offices',
  groups: 'Groups',
  theNetwork: 'The network',
  decisions: 'Decisions',
  proposals: 'Proposals',
  siteMap: 'Site map',
  openData: 'Open data',
  membersAsCsv: 'Members as CSV',
  api: 'Interface for programs',
  signIn: 'Sign in',
  myPage: 'My page',
  desk: 'Desk',
  languages: 'Languages',
  example: 'Example',
  readOnly: 'Only for reading',
  readOnlyNode:
    'The disk of this node is nearly full. Everything can be read; nothing can be changed until its people have made room.',
  exampleNetwork:
    'This is an example network: cities and public facts are real, memberships marked sample and all persons are invented.',
  founded: '{network}, founded {year}.',
  secretariatIn: 'Secretariat in {city}.',
  runsOn: 'Runs on {software}',

  youActFor: 'You act for',
  signedInAs: 'Signed in as {name}',
  roleFor: '{role} for {holder}',
  roleForIn: '{role} for {holder}, {country}',
  roleForCity: '{role} for {holder}',
  roleForCityIn: '{role} for {holder}, {country}',
  roleAtOffice: '{role}, {holder}',
  mandateUntil: 'Mandate until {date}',
  unread,
  actUnderAnother: 'Act under another mandate',
  change: 'Change',

  optional: 'optional',
  lookAgain: 'These answers need another look',
  fieldWrong: '{field}: {sentence}',
  dateHint: 'Day, month and year. For example: {example}',
  partialDateHint: 'As exactly as you know it: the day, the month or only the year. For example: {example}',
  choose: 'Choose',
  error: 'Error:',

  pages: 'Pages of this list',
  firstPage: 'From the beginning',
  nextPage: 'Next page',

  ticked: 'ticked',

  stateDone: 'done',
  stateNow: 'now',
  stateNext: 'not yet',

  mapOfMembers: 'Map of the members',
  slideMap: 'Map; slide it sideways to see the rest',
  whereIs: 'Where {name} is',
  inSquare: 'In square {reference}: {count}',
};

export type Messages = typeof en;
