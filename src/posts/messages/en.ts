import type { Plural } from '#i18n/messages.ts';

const comments: Plural = { zero: 'No comments', one: '{count} comment', other: '{count} comments' };

/** The wording of what is said and laid down in groups. */
export const en = {
  posts: 'Posts',
  post: 'Post',
  postsOf: 'Posts: {group}',
  postIn: 'Post in {group}',
  back: 'To {group}',
  allPosts: 'All posts',
  newest: 'Newest first',
  none: 'Nobody has written anything here yet.',
  noneForYou: 'Nobody has written anything here yet. Tell the other cities what you are working on.',
  writePost: 'Write to the group',
  files: 'Files',
  filesHint: 'Up to {count} PDF files or pictures, together no more than {megabytes} MB.',
  send: 'Send',
  whole: 'Whole post and comments',
  comments,
  manyComments: 'More than {count} comments',
  edited: 'edited {date}',
  edit: 'Edit',
  hide: 'Hide',
  reason: 'Reason',
  hiddenCannotBeEdited: 'This is hidden, so it cannot be edited.',
  editing: 'Edit the post',
  editingLead: 'What it said before stays in the history, which everyone who reads the post can read.',
  hiding: 'Hide the post',
  hidingLead: 'The reason stands in its place, and its files are given out no more. The text stays in the records.',
  history: 'History',

  documents: 'Documents',
  document: 'Document',
  documentsOf: 'Documents: {group}',
  allDocuments: 'All documents',
  noDocuments: 'No document has been laid down here yet.',
  noDocumentsForYou: 'No document has been laid down here yet. Minutes, plans and measurements have their place here.',
  addDocument: 'Add a document',
  title: 'Title',
  language: 'Language',
  file: 'File',
  fileHint: 'A PDF file or a picture (JPEG, PNG, WebP) of at most {megabytes} MB.',
  add: 'Add',
  kindAndSize: '{kind}, {size}',
  oneByOne: '{first}, {next}',
  kinds: { pdf: 'PDF', picture: 'picture' },
  megabytes: '{size} MB',
  kilobytes: '{size} KB',
  remove: 'Take away',
  removeQuestion: 'The file is then given out no more. The records keep that it was here.',
  removeNow: 'Take “{title}” away',

  notices: {
    'post-written': 'Your post stands here now.',
    'post-edited': 'Saved. What it said before stands in the history.',
    'post-hidden': 'Hidden. The reason stands in its place.',
    'post-shown': 'Shown again.',
    'document-added': 'The document has been added.',
    'document-removed': 'The document has been taken away.',
  },

  refusals: {
    'participants-only':
      'Here the people of the participating cities write, and the Secretariat. Your city can join the group on its page.',
    'group-not-at-work':
      'The group is not at work at this moment, so nothing can be added. Everything can still be read.',
    'document-not-yours':
      'Only those for whom it was added, the lead of the group and the Secretariat can take it away.',
    'document-gone': 'The document has been taken away already.',
  },
};

export type Messages = typeof en;
