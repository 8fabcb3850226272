/** What a hue is called, by its degrees. */
const hues: Record<string, string> = {
  '0': 'rose',
  '30': 'brick',
  '60': 'ochre',
  '90': 'olive',
  '120': 'leaf',
  '150': 'cypress',
  '180': 'sea green',
  '210': 'turquoise',
  '240': 'azure',
  '270': 'lapis',
  '300': 'violet',
  '330': 'plum',
};

export const en = {
  title: 'Settings of the network',
  lead: 'What the network is called, the languages it speaks, and what its offices may do by themselves.',
  names: 'Names',
  namesNote: 'A name is needed in each language of the network.',
  nameIn: 'Name in {language}',
  summaryIn: 'In one sentence, in {language}',
  summaryHint: 'It stands on top of the home page.',
  purposeIn: 'Purpose, in {language}',
  facts: 'Facts',
  acronym: 'Acronym',
  founded: 'Year of founding',
  languages: 'Languages',
  languagesNote: 'The first is the default: texts that do not exist in another language stand in this one.',
  firstLanguage: 'First language',
  secondLanguage: 'Second language',
  thirdLanguage: 'Third language',
  noFurther: 'none',
  timeZone: 'Time zone',
  timeZoneHint: 'Terms and deadlines end at midnight of this zone.',
  colours: 'Colours',
  coloursNote:
    'Only the hue changes; lightness stays, so that everything remains readable by day and by night. Links, buttons and maps take these colours, and so do the marks of the network and of all its members, its icon and its mails.',
  hue: 'Hue of links, buttons and maps',
  accentHue: 'Second hue, of what moved',
  ours: 'As it comes',
  hues,
  delegations: 'What offices may do',
  delegationsNote: 'For the members of their own countries. The Secretariat may do all of this everywhere.',
  noOffices: 'There is no regional office yet. Once one is open, it stands here.',
  delegation: {
    members: 'enter and change members',
    mandates: 'appoint and confirm people',
    imports: 'import members from files',
  },
  save: 'Save',

  refusals: {
    'already-founded':
      'The network has been founded on this node already, perhaps a moment ago by somebody else. Open the home page and sign in there.',
  },
  notices: {
    'network-changed': 'Saved.',
  },
};

export type Messages = typeof en;
