import type { Ending, MandateState } from '../mandate.ts';
import type { Role } from '#core/roles.ts';

export const en = {
  roles: {
    representative: 'Representative',
    substitute: 'Substitute',
    'focal-point': 'Focal point',
    contributor: 'Contributor',
    observer: 'Observer',
    officer: 'Officer',
    head: 'Head of office',
    'secretary-general': 'Secretary General',
    editor: 'Editor',
  } satisfies Record<Role, string>,

  rights: {
    representative: 'speaks, proposes and votes; appoints people and ends their mandates',
    substitute: 'the same while the representative is absent',
    'focal-point': 'speaks, proposes, publishes and answers; brings contributors',
    contributor: 'writes drafts and takes part',
    observer: 'reads what members read',
    officer: 'cares for members as far as it is handed to the office',
    head: 'as an officer, and appoints the officers of the office',
    'secretary-general': 'leads the Secretariat',
    editor: 'edits news and comments',
  } satisfies Record<Role, string>,

  states: {
    pending: 'pending',
    coming: 'not yet begun',
    current: 'current',
    ended: 'ended',
  } satisfies Record<MandateState, string>,

  endingStates: {
    ended: 'ended',
    declined: 'proposal declined',
    withdrawn: 'proposal withdrawn',
    lapsed: 'lapsed without an answer',
  } satisfies Record<Ending, string>,

  person: 'Person',
  mandate: 'Mandate',
  from: 'From',
  until: 'Until',
  state: 'State',
  steps: 'Steps',
  roleAndTitle: '{role} ({title})',
  endsSoon: 'about to end',
  withoutEnd: 'without end',
  answerBy: 'to be answered by {date}',
  reasonGiven: 'Reason: {reason}',
  confirmedBy: 'Confirmed by {who} on {date}',
  account: 'Account',
  readLetter: 'Read the letter',
  noLetter: 'No letter yet',
  notNamedYet: 'Someone already in the network',
  awaited: 'Written to, not taken up yet',
  confirm: 'Confirm',
  end: 'End',
  decline: 'Decline',
  withdraw: 'Withdraw',
  inviteAgain: 'Invite again',

  pageTitle: 'Who speaks for {holder}',
  officeTitle: 'Who works at {holder}',
  kindMandates: 'Mandates',
  lead: 'When a mandate ends, its rights end that instant. The history stays with the member.',
  leadOffice: 'When a mandate ends, its rights end that instant. The history stays with the office.',
  now: 'Current mandates',
  waiting: 'Waiting to be confirmed',
  waitingNote: 'Seen by those whom it concerns. What nobody answers by the day named lapses.',
  earlier: 'Past mandates',
  names: 'Names are shown to members, and to visitors where the person agrees.',
  nobodyYet: 'Nobody speaks for {holder} yet. The first person is invited by {office}.',
  nobodyAtOffice: 'Nobody is named at {holder} yet. The Secretariat appoints its people.',
  nobodyShown: 'Nobody is shown here. Names are shown to members, and to visitors where the person agrees.',
  caredForBy: 'Office',

  appointSomeone: 'Appoint someone',
  appointNote: 'The person gets an e-mail with the way in. The mandate counts at once.',
  appointNotePending:
    'The mandate counts as soon as the representative or the office has confirmed it. They have {days} days; without an answer the proposal lapses.',
  name: 'Name in Latin letters',
  nameHint: 'As it would be printed in a programme.',
  nameNative: 'Name in their own writing',
  nameNativeHint: 'Shown on pages in that language.',
  nativeLanguage: 'Language of that writing',
  email: 'E-mail address',
  emailHint: 'The invitation goes there. It is shown to nobody unless the person agrees.',
  asWhat: 'Role',
  title: 'Title in {language}',
  otherTitles: 'Title in other languages',
  titleHint: 'Their post at home, such as Mayor or Head of green spaces.',
  fromDay: 'From',
  untilDay: 'Until',
  untilHint: 'The last day that counts, in either calendar. Left empty, the mandate has no end.',
  language: 'Language of the invitation',
  letter: 'Letter of appointment',
  letterHint: 'PDF, at most {megabytes} MB. Read only by those concerned and their office.',
  appoint: 'Appoint',

  confirmTitle: 'Confirm the mandate of {person}',
  confirmLead: 'Once confirmed, {person} speaks for {holder} from {from}, without end. Role: {role}.',
  confirmLeadUntil: 'Once confirmed, {person} speaks for {holder} from {from} until {until}. Role: {role}.',
  yourAnswer: 'Your answer',
  answerNote: 'Please answer by {date}. Without an answer the proposal lapses and can be made again.',
  answerUntil: 'To be answered by',
  proposed: 'Proposed',
  proposedBy: 'by {who} on {date}',
  confirmWithLetter: 'Compare the letter with what is written here, then confirm.',
  confirmNeedsLetter: 'An office confirms with the letter. Attach it here if it reached you another way.',
  confirmWithout: 'The letter can be added now; it is not needed for your confirmation.',
  confirmTheMandate: 'Confirm the mandate',
  declineInstead: 'Decline the proposal',
  term: 'Term',
  termFromUntil: '{from} to {until}',
  termFrom: 'from {from}',

  reason: 'Reason',
  closing: {
    ended: {
      title: 'End the mandate of {person}',
      lead: 'All rights of {person} for {holder} end at once. What was said and done stays.',
      ownLead: 'Your rights for {holder} end at once. What you said and did stays.',
      warning: 'This cannot be undone. A new mandate can be given at any time.',
      hint: 'One sentence for the record and for the person: a new post, the end of the project, a successor.',
      button: 'End the mandate',
    },
    declined: {
      title: 'Decline the proposed mandate of {person}',
      lead: 'The mandate of {person} for {holder} will not take effect. Whoever proposed it reads your reason.',
      ownLead: 'The mandate for {holder} will not take effect. Whoever proposed you reads your reason.',
      warning: 'This cannot be undone. The mandate can be proposed again at any time.',
      hint: 'One sentence for whoever proposed it: somebody else is meant, the letter is missing, the dates are wrong.',
      button: 'Decline the proposal',
    },
    withdrawn: {
      title: 'Withdraw the proposed mandate of {person}',
      lead: 'You take back that {person} is to speak for {holder}. Nobody needs to answer any more.',
      ownLead: 'You take back that you are to speak for {holder}. Nobody needs to answer any more.',
      warning: 'The mandate can be proposed again at any time.',
      hint: 'One sentence for the record: a mistake, another person, other dates.',
      button: 'Withdraw the proposal',
    },
  },
  back: 'Back',

  invitation: {
    subject: 'Your mandate for {holder} · {network}',
    subjectNew: 'Invitation to {network}',
    greeting: 'Dear {name},',
    namedBy: '{by} has given you a mandate for {holder}. Role: {role}.',
    named: 'You have been given a mandate for {holder}. Role: {role}.',
    confirmedBy: '{by} has confirmed your mandate for {holder}, which {proposer} proposed. Role: {role}.',
    term: 'The mandate begins on {from} and has no end.',
    termUntil: 'The mandate runs from {from} until {until}.',
    come: 'Open your page',
    open: 'Open your page',
    closing: 'If this is a mistake, you can lay the mandate down on your page, or tell the office.',
    closingNew: 'The link works once and only for you. If this is a mistake, do nothing.',
  },

  proposal: {
    subject: 'To confirm by {date}: mandate of {person} for {holder}',
    subjectReminder: 'Still open, to confirm by {date}: mandate of {person} for {holder}',
    greeting: 'Dear {name},',
    proposedBy: '{by} proposes that {person} holds a mandate for {holder}. Role: {role}.',
    proposed: 'It is proposed that {person} holds a mandate for {holder}. Role: {role}.',
    term: 'The mandate begins on {from} and has no end.',
    termUntil: 'The mandate runs from {from} until {until}.',
    answerBy:
      'It counts once it is confirmed. Please confirm or decline it by {date}; without an answer the proposal lapses after that day.',
    open: 'Read and answer',
    closing: 'If others who may confirm have answered before you, there is nothing left to do.',
  },

  endings: {
    greeting: 'Dear {name},',
    whatItWas: 'Mandate: {role} for {holder}, {person}, {term}.',
    reason: 'Reason: {reason}',
    open: 'Open your page',
    ended: {
      subject: 'Your mandate for {holder} has ended',
      by: '{by} has ended your mandate for {holder}.',
      byNobody: 'Your mandate for {holder} has been ended.',
      closing: 'What you said and did stays. If this is a mistake, turn to whoever gave you the mandate.',
    },
    declined: {
      subject: 'Declined: mandate of {person} for {holder}',
      by: '{by} has declined the proposed mandate of {person} for {holder}.',
      byNobody: 'The proposed mandate of {person} for {holder} has been declined.',
      closing:
        'Only this proposal is meant; mandates that count already stay as they are. It can be proposed again at any time.',
    },
    withdrawn: {
      subject: 'Withdrawn: mandate of {person} for {holder}',
      by: '{by} has withdrawn the proposed mandate of {person} for {holder}.',
      byNobody: 'The proposed mandate of {person} for {holder} has been withdrawn.',
      closing:
        'Only this proposal is meant; mandates that count already stay as they are. It can be proposed again at any time.',
    },
    lapsed: {
      subject: 'No answer in time: mandate of {person} for {holder}',
      by: 'Nobody answered the proposed mandate of {person} for {holder} in time.',
      byNobody: 'Nobody answered the proposed mandate of {person} for {holder} by {date}; it has lapsed.',
      closing:
        'Only this proposal is meant; mandates that count already stay as they are. It can be proposed again at any time.',
    },
  },

  notices: {
    'mandate-given': 'The mandate is given, and {person} has been written to.',
    'mandate-given-pending':
      'The mandate of {person} is proposed. To be confirmed by {confirmers} until {date}; without an answer the proposal lapses.',
    'mandate-proposed-unasked':
      'The mandate of {person} is proposed. At present nobody else can confirm it; without an answer it lapses after {date}.',
    'mandate-confirmed': 'The mandate of {person} is confirmed.',
    'mandate-declined': 'The proposed mandate of {person} is declined.',
    'mandate-withdrawn': 'The proposed mandate of {person} is withdrawn.',
    'mandate-ended': 'The mandate of {person} has ended.',
    'invitation-sent': '{person} has been written to once more.',
  },

  refusals: {
    'not-yours-to-appoint':
      'Your mandate does not allow this. The representative or the office that cares for the member could do it.',
    'not-yours-to-confirm':
      'You cannot confirm this mandate. Someone else who may appoint there, or the office with the letter, could do it.',
    'not-yours-to-end': 'You cannot end this mandate. The representative or the office could do it.',
    'not-yours-to-withdraw': 'Only whoever proposed this mandate can take the proposal back.',
    'appointed-already':
      'This person already holds this role there in these days. End that mandate first, or let the new one begin after it.',
    'from-long-past': 'This day is more than ten years ago. Choose a later first day.',
    'until-over': 'This day is over. Choose a last day that lies ahead, or none.',
    'letter-needed': 'Attach the letter: an office confirms a mandate only with it.',
    'not-pending':
      'This proposal is no longer open: it was confirmed, declined or withdrawn in the meantime, or has lapsed.',
    'not-confirmed-yet': 'This mandate does not count yet. A proposal is declined or withdrawn.',
    'ended-already': 'This mandate has ended already.',
    'not-awaited': 'This person has already taken the mandate up, or it does not count.',
    'last-representative':
      'This is the only representative of the member. Appoint the successor first; otherwise the office can end this mandate.',
    'last-of-secretariat': 'This is the last person who could appoint at the Secretariat. Appoint the successor first.',
    'holder-withdrawn': 'This member has withdrawn from the network and gives no mandates.',
    'holder-closed': 'This office is closed and gives no mandates.',
  },

  fieldErrors: {
    'until-before-from': 'The end must come after the beginning.',
  },
};

export type Messages = typeof en;
