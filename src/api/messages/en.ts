const features: Record<string, string> = {
  members: 'Members',
  offices: 'Offices',
  network: 'The network',
  mandates: 'Mandates',
  people: 'People',
  site: 'Home and site map',
  desk: 'Desk',
  transfer: 'Import and export',
  audit: 'Records',
  setup: 'Setup',
  mail: 'Mail',
  media: 'Files',
  groups: 'Groups',
  posts: 'Posts and documents of groups',
  proposals: 'Proposals',
  drafting: 'Joint drafting',
  comments: 'Comments',
  notifications: 'Notifications',
};

export const en = {
  title: 'Interface for programs',
  kind: 'Open data',
  lead: 'What people read and do on the pages of this network, programs can read and do as well: the same things, by the same rules, as JSON.',
  description: 'All operations of the interface for programs of this network, each with an example call.',
  rules: 'How it works',
  token:
    'A token speaks for one person under one mandate and ends with it. Without a token a program reads what visitors read.',
  keys: 'Send an Idempotency-Key with whatever changes something: a second call with the same key has no effect and gets the first answer again.',
  refused:
    'A refusal says in the language of Accept-Language who could do it; its code stays the same in every language.',
  sameAnswer: 'What the asker may not see answers exactly like what does not exist.',
  document: 'The same as an OpenAPI 3.1 document',
  inEnglish: 'The operations are described in English.',
  method: 'Method and address',
  open: 'Open to anyone',
  person: 'For people who are signed in',
  member: 'For people under a mandate',
  office: 'For the staff of the offices',
  secretariat: 'For the Secretariat',
  example: 'An example call',
  contents: 'Contents',
  features,
};

export type Messages = typeof en;
