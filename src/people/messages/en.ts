export const en = {
  signIn: 'Sign in',
  signInTitle: 'Sign in with a link by e-mail',
  signInLead:
    'There is no password here. The network sends a link to your address; it works once, for {minutes} minutes.',
  signedInAlready: 'You are signed in as {name}. With another address you sign in as that person.',
  email: 'E-mail address',
  emailHint: 'The address to which your invitation came.',
  sendLink: 'Send me a link',
  noAccount:
    'Nobody registers here. People come by invitation: from the representative of their city, or from their regional office.',

  sentTitle: 'Look into your mailbox',
  sentLead: 'If this address is known here, a link is on its way. It works once, for {minutes} minutes.',
  sentNote: 'Nothing came? Look among unwanted mail and check the address. Links that came before still open.',
  again: 'Try another address',
  openMailbox: 'Open the development mailbox',

  linkKind: 'Link from your mailbox',
  youSignInAs: 'You sign in as {name}.',
  signInNow: 'Sign in now',

  castTitle: 'Sign in as one of these invented persons',
  castNote: 'One click and no mail. This exists in the example only; nothing you do here reaches a real city.',
  signInAs: 'Sign in as {who}',

  invitationKind: 'Invitation',
  welcome: 'Welcome to {network}',
  namedBy: '{by} named you {role} for {holder}.',
  named: 'You were named {role} for {holder}.',
  checkYourself: 'Please check how your name is written and how you like to read. All of it can be changed later.',
  accept: 'Accept and sign in',

  myPage: 'My page',
  signOut: 'Sign out',
  signedInWith: 'You sign in with {email}.',
  term: 'From {from} until {until}',
  openTerm: 'From {from}, without end',

  settings: 'Settings',
  yourself: 'About you',
  yourselfNote: 'Members of the network read your name beside whatever you say for your city.',
  name: 'Name in Latin letters',
  nameHint: 'As it would stand on an international programme.',
  nameNative: 'Name in your own writing',
  nativeLanguage: 'Pages that show it in your own writing',
  telephone: 'Telephone',
  telephoneHint: 'With country code, such as +98 71 3000 0000.',
  reading: 'How you read',
  readingNote: 'Letters of the network come in this language; times and dates stand in this zone and calendar.',
  language: 'Language of pages and letters',
  asAsked: 'As my browser asks',
  timeZone: 'Time zone',
  asNetwork: 'That of the network',
  calendar: 'Calendar',
  asLanguage: 'That of the language',
  calendars: { gregory: 'Gregorian calendar', persian: 'Persian calendar' },
  sharing: 'Who reads what',
  sharingNote: 'Without your consent nobody but the offices sees more than your name, and visitors not even that.',
  namePublic: 'My name may be seen by visitors',
  namePublicHint: 'Members always see it.',
  contactShared: 'Members may see my e-mail address and telephone',
  save: 'Save',

  sessions: 'Sessions and devices',
  sessionsLead:
    'Every browser in which you are signed in. One that you do not know, or no longer use, you can sign out from here.',
  sessionsNote: 'A device is signed out by itself after {idle} days without use, and after {most} days in any case.',
  device: 'Device',
  thisDevice: 'this device',
  unknownDevice: 'Unknown device',
  since: 'Signed in',
  lastSeen: 'Last seen',
  action: 'Action',
  endSession: 'Sign out this device',
  endOthers: 'Sign out all other devices',
  onlyThis: 'You are signed in on this device only.',

  mail: {
    subject: 'Your link to sign in to {network}',
    youSignInAs: 'You sign in as {name}.',
    openWithinMinutes: 'Open this address within {minutes} minutes. It works once.',
    openWithinDays: 'Open this address within {days} days. It works once, and shows what you are invited to.',
    signInNow: 'Sign in now',
    notAsked: 'You did not ask for it? Then do nothing; without this link nobody can sign in.',
  },

  refusals: {
    'link-over': 'This link was used already or is too old. Ask for a new one.',
    'invitation-over':
      'This invitation was used already or is too old. If it was you, sign in with a link by e-mail; else whoever invited you can send it again.',
    'not-in-cast': 'One can only be one of the invented persons of the example, and only at this machine.',
    'person-deactivated': 'The account behind this address is closed. The Secretariat can say why.',
    'no-such-mandate': 'Nobody speaks under {as}: check the address, and after the second @ the member or office.',
  },
  notices: {
    'signed-out': 'You are signed out.',
    'settings-saved': 'Your settings are saved.',
    'session-ended': 'That device is signed out.',
    'other-sessions-ended': 'All other devices are signed out.',
    'welcome-in': 'Welcome. You can change everything about yourself in your settings.',
  },
  fieldErrors: {
    'no-telephone': 'Write a telephone number, such as +98 71 3000 0000.',
  },
};

export type Messages = typeof en;
