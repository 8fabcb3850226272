/** The wording of what people say to each other. */
export const en = {
  comments: 'Comments',
  comment: 'Comment',
  commentOn: 'Comment on {title}',
  back: 'To {title}',
  none: 'Nobody has said anything yet.',
  noneForYou: 'Nobody has said anything yet. The first word can be yours.',
  yourComment: 'Your comment',
  write: 'Write a comment',
  send: 'Send',
  text: 'Text',
  textHint:
    'Plain text. An empty line begins a new paragraph; addresses become links. {slug} in the text names a city.',
  textLanguage: 'Language of the text',
  naming: 'Name cities or people',
  named: 'Name a city or a person',
  namedHint: 'As the pages of the network show the name. Whoever is named is told.',
  namedOne: 'Another name',
  namedHere: 'Named: {names}',
  oneByOne: '{first}, {next}',
  edited: 'edited {date}',
  edit: 'Edit',
  hide: 'Hide',
  showAgain: 'Show again',
  hidden: 'Hidden: {reason}',
  hiddenForYou: 'Only whoever wrote this and those who may hide it still read the text.',
  memberFor: '{person}, {role}',
  editing: 'Edit the comment',
  editingLead: 'What it said before stays in the history, which everyone who reads the comment can read.',
  save: 'Save',
  cancel: 'Cancel',
  asItStands: 'As it stands now',
  asItStandsNote:
    'It was changed after you had opened this page. What you typed is below; saving puts it in the place of this.',
  history: 'History',
  historyNote: 'What it said before, the latest first.',
  stoodUntil: 'Until {date}',
  hiding: 'Hide the comment',
  hidingLead: 'The reason stands in its place. The text stays in the records and is still read by its writer.',
  reason: 'Reason',
  reasonHint: 'One sentence. Everyone who reads here can read it.',
  hiddenCannotBeEdited: 'This is hidden, so it cannot be edited.',

  notices: {
    'comment-written': 'Your comment stands here now.',
    'comment-edited': 'Saved. What it said before stands in the history.',
    'comment-hidden': 'Hidden. The reason stands in its place.',
    'comment-shown': 'Shown again.',
  },

  refusals: {
    'no-word-here':
      'Here those who take part for a member, and the offices, can comment. Whoever only observes, or has no mandate, can read.',
    'own-words-only': 'Only the person who wrote this can edit it, acting for the same member or office as then.',
    'hidden-meanwhile': 'This has been hidden. What you typed is still here, but it cannot be saved.',
    'hidden-already': 'This is hidden already.',
    'not-hidden': 'This is not hidden.',
    'hiding-not-yours':
      'Only the lead of the group, where it is one of a group, and the Secretariat can hide this or show it again.',
    'named-nobody':
      'Nobody in the network is called “{name}”. Write the name as its page shows it, or choose it from the list.',
    'named-several': 'Several are called “{name}”. Choose one from the list, or add the city after a comma.',
  },
};

export type Messages = typeof en;
