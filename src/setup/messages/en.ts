export const en = {
  title: 'Set up the network',
  lead: 'Nothing stands on this node yet. A few answers found the network and its Secretariat; you are then signed in as its first person.',
  network: 'The network',
  networkNote: 'A name is needed in each language chosen.',
  languages: 'Languages',
  secretariat: 'The Secretariat',
  secretariatNote: 'Until regional offices are open it cares for the members of all countries.',
  secretariatIn: 'Name of the Secretariat in {language}',
  secretariatName: 'Secretariat',
  person: 'The first person',
  personNote: 'You, or whoever is to lead the Secretariat. This person appoints all others.',
  personName: 'Name',
  personNameHint: 'In Latin letters, as an international programme would print it.',
  personEmail: 'E-mail address',
  personEmailHint: 'Links to sign in go there.',
  personRole: 'Role',
  roles: { 'secretary-general': 'Secretary General', officer: 'Officer of the Secretariat' },
  code: 'Setup code',
  codeHint: 'Eight characters that the program wrote into its log when it started.',
  found: 'Found the network',

  refusals: {
    'wrong-setup-code': 'This is not the code. It stands in the log of the program, in the lines of its last start.',
  },
};

export type Messages = typeof en;
