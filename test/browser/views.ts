import { featuresOf } from '#app.tsx';
import { addressOf, paths, type PagePath, type Query } from '#paths.ts';

/** Who looks: nobody in particular, one of the example's cast, or the first person of a network that was just founded. */
export type Looker = 'visitor' | 'nasrin' | 'kamran' | 'dana' | 'yurim' | 'secretary' | 'founder';

/** E-mail addresses of the cast, as the sign-in page offers them. */
export const castAddresses: Record<Exclude<Looker, 'visitor' | 'founder'>, string> = {
  nasrin: 'nasrin.golestani@shiraz.example',
  kamran: 'kamran.arjmand@shiraz.example',
  dana: 'dana.seitkali@central-asia.example',
  yurim: 'yurim.cha@seoul.example',
  secretary: 'jian.ryu@secretariat.example',
};

/** One page in one state, as one person sees it. */
export type View = {
  /** Which declared page this is; several views may be of one. */
  of: PagePath | 'no page';
  /** What is special about it: "nothing found". */
  state?: string;
  as: Looker;
  /** Address without language. */
  at: string;
  /** The page stands behind a link of `at` that leads to such an address; of two, behind a link of that page. */
  behind?: readonly RegExp[];
  /** What follows the address that was found. */
  further?: string;
  /** The form is emptied and sent: the page is what comes back. */
  sent?: true;
  /** `empty` is a node before its setup, `fresh` one just after. */
  node?: 'example' | 'empty' | 'fresh';
  status?: number;
};

const shiraz = { slug: 'shiraz' };
const tashkent = { slug: 'tashkent' };
const centralAsia = { slug: 'central-asia' };

const view = (
  of: PagePath,
  as: Looker,
  more: Partial<View> & { params?: Record<string, string>; query?: Query } = {},
): View => {
  const { params, query, at = addressOf(of, params, query), ...rest } = more;
  return { of, as, at, ...rest };
};

const publicViews: View[] = [
  view(paths.home, 'visitor'),
  view(paths.members, 'visitor'),
  view(paths.members, 'visitor', { state: 'narrowed down', query: { office: 'central-asia' } }),
  view(paths.members, 'visitor', { state: 'nothing found', query: { q: 'zzzz' } }),
  view(paths.member, 'visitor', { params: shiraz }),
  view(paths.member, 'visitor', { state: 'little known', params: { slug: 'aarhus' } }),
  view(paths.memberMandates, 'visitor', { params: shiraz }),
  view(paths.offices, 'visitor'),
  view(paths.office, 'visitor', { params: centralAsia }),
  view(paths.office, 'visitor', { state: 'Secretariat', params: { slug: 'secretariat' } }),
  view(paths.officeMandates, 'visitor', { params: centralAsia }),
  view(paths.siteMap, 'visitor'),
  view(paths.apiReference, 'visitor'),
  view(paths.style, 'visitor'),
  view(paths.signIn, 'visitor'),
  view(paths.signIn, 'visitor', { state: 'sent empty', sent: true }),
  view(paths.signInSent, 'visitor'),
  view(paths.mailbox, 'visitor'),
  view(paths.mail, 'visitor', { at: '/dev/mail', behind: [/\/dev\/mail\/[^/]+$/] }),
  view(paths.invitationLink, 'visitor', {
    at: '/dev/mail',
    behind: [/\/dev\/mail\/[^/]+$/, /\/sign-in\/invitation\/[^/]+$/],
  }),
  view(paths.signInLink, 'visitor', {
    at: '/dev/mail',
    behind: [/\/dev\/mail\/[^/]+$/, /\/sign-in\/(?!invitation)[^/]{20,}$/],
  }),
  { of: 'no page', state: 'no such page', as: 'visitor', at: '/members/atlantis', status: 404 },
  {
    of: 'no page',
    state: 'a link that is over',
    as: 'visitor',
    at: '/sign-in/invitation/0000000000000000000000000000000000000000000',
    status: 410,
  },
  { of: 'no page', state: 'of the offices only', as: 'nasrin', at: '/desk', status: 403 },
];

const cityViews: View[] = [
  view(paths.home, 'nasrin'),
  view(paths.home, 'kamran'),
  view(paths.member, 'nasrin', { params: shiraz }),
  view(paths.memberMandates, 'nasrin', { params: shiraz }),
  view(paths.memberMandates, 'kamran', { params: shiraz }),
  view(paths.memberMandates, 'kamran', { state: 'sent empty', params: shiraz, sent: true }),
  view(paths.memberProfile, 'nasrin', { params: shiraz }),
  view(paths.mandateConfirmation, 'kamran', { at: '/members/shiraz/mandates', behind: [/\/confirmation$/] }),
  view(paths.mandateDeclining, 'kamran', { at: '/members/shiraz/mandates', behind: [/\/declining$/] }),
  view(paths.mandateWithdrawal, 'nasrin', { at: '/members/shiraz/mandates', behind: [/\/withdrawal$/] }),
  view(paths.mandateEnding, 'kamran', { at: '/members/shiraz/mandates', behind: [/\/ending$/] }),
  view(paths.mandateEnding, 'kamran', {
    state: 'sent empty',
    at: '/members/shiraz/mandates',
    behind: [/\/ending$/],
    sent: true,
  }),
  view(paths.me, 'nasrin'),
  view(paths.settings, 'nasrin'),
  view(paths.settings, 'nasrin', { state: 'sent empty', sent: true }),
  view(paths.sessions, 'nasrin'),
  view(paths.address, 'nasrin'),
  view(paths.address, 'nasrin', { state: 'sent empty', sent: true }),
  view(paths.addressLink, 'nasrin', { at: '/dev/mail', behind: [/\/dev\/mail\/[^/]+$/, /\/me\/address\/[^/]+$/] }),
];

const environment = { slug: 'smart-city-and-environment' };
const postsOfGroup = '/groups/smart-city-and-environment/posts';
const aPost = /\/posts\/[0-9a-f-]{36}$/;
const aComment = /\/comments\/[0-9a-f-]{36}$/;

const wordViews: View[] = [
  view(paths.groupPosts, 'visitor', { params: environment }),
  view(paths.groupPosts, 'nasrin', { params: environment }),
  view(paths.groupPosts, 'nasrin', { state: 'sent empty', params: environment, sent: true }),
  view(paths.groupDocuments, 'visitor', { params: environment }),
  view(paths.groupDocuments, 'kamran', { params: environment }),
  view(paths.post, 'visitor', { at: postsOfGroup, behind: [aPost] }),
  view(paths.post, 'nasrin', { at: postsOfGroup, behind: [aPost] }),
  view(paths.postComments, 'nasrin', {
    state: 'sent empty',
    at: postsOfGroup,
    behind: [aPost],
    further: '/comments',
    sent: true,
  }),
  view(paths.postRevisions, 'nasrin', { at: postsOfGroup, behind: [aPost], further: '/revisions' }),
  view(paths.postHiding, 'kamran', { at: postsOfGroup, behind: [aPost], further: '/hiding' }),
  view(paths.comment, 'visitor', { at: postsOfGroup, behind: [aPost, aComment] }),
  view(paths.commentRevisions, 'nasrin', { at: postsOfGroup, behind: [aPost, aComment], further: '/revisions' }),
  view(paths.commentHiding, 'kamran', { at: postsOfGroup, behind: [aPost, aComment], further: '/hiding' }),
];

const rivers = { slug: 'a-working-group-on-seasonal-rivers' };
const thirdVersion = { ...rivers, number: '3' };

const draftingViews: View[] = [
  view(paths.proposalText, 'nasrin', { params: rivers }),
  view(paths.proposalText, 'secretary', { params: rivers }),
  view(paths.proposalTurn, 'nasrin', { params: rivers }),
  view(paths.proposalVersions, 'nasrin', { params: rivers }),
  view(paths.proposalVersions, 'dana', { params: rivers }),
  view(paths.proposalVersion, 'nasrin', { params: thirdVersion }),
  view(paths.proposalVersion, 'dana', { params: thirdVersion }),
  view(paths.proposalRemarks, 'nasrin', { params: thirdVersion }),
  view(paths.proposalChangeRequests, 'nasrin', { params: thirdVersion }),
  view(paths.proposalChangeRequests, 'nasrin', { state: 'sent empty', params: thirdVersion, sent: true }),
  view(paths.proposalComparison, 'dana', { params: rivers, query: { from: 1, to: 3 } }),
];

const participationsOfGroup = '/groups/smart-city-and-environment/participations';
const invitedTo = '/groups/old-quarters-and-new-sensors/participations';

const groupViews: View[] = [
  view(paths.groups, 'visitor'),
  view(paths.groups, 'secretary', { state: 'dormant', query: { state: 'dormant' } }),
  view(paths.group, 'visitor', { params: environment }),
  view(paths.group, 'kamran', { params: environment }),
  view(paths.group, 'visitor', { state: 'closed', params: { slug: 'addresses-for-small-cities' } }),
  view(paths.groupFounding, 'secretary'),
  view(paths.groupFounding, 'secretary', { state: 'sent empty', sent: true }),
  view(paths.groupCharter, 'kamran', { params: environment }),
  view(paths.groupParticipations, 'kamran', { params: environment }),
  view(paths.groupDormancy, 'kamran', { params: environment }),
  view(paths.groupRenewal, 'kamran', { params: environment }),
  view(paths.groupClosure, 'kamran', { params: environment }),
  view(paths.groupLead, 'kamran', { params: environment }),
  view(paths.participationDeclining, 'kamran', { at: invitedTo, behind: [/\/participations\/[^/]+\/declining$/] }),
  view(paths.participationEnding, 'kamran', {
    at: '/groups/flood-warnings-that-reach-everyone/participations',
    behind: [/\/participations\/[^/]+\/ending$/],
  }),
  view(paths.participationPeople, 'kamran', {
    at: participationsOfGroup,
    behind: [/\/participations\/[^/]+\/people$/],
  }),
];

const submitted = { slug: 'a-forum-for-cities-that-receive-newcomers' };
const considered = { slug: 'a-shared-glossary-of-city-terms' };
const onAgenda = { slug: 'publish-software-that-members-have-paid-for' };

const proposalViews: View[] = [
  view(paths.proposals, 'visitor'),
  view(paths.proposals, 'nasrin'),
  view(paths.proposal, 'visitor', { params: rivers }),
  view(paths.proposal, 'nasrin', { params: rivers }),
  view(paths.proposal, 'secretary', { state: 'submitted', params: submitted }),
  view(paths.proposal, 'visitor', { state: 'carried out', params: { slug: 'thematic-groups' } }),
  view(paths.proposalWriting, 'nasrin'),
  view(paths.proposalWriting, 'nasrin', { state: 'sent empty', sent: true }),
  view(paths.proposalRequest, 'nasrin', {
    at: '/proposals',
    behind: [/\/proposals\/[0-9a-f]{8}-[0-9a-f-]{27}$/],
    further: '/request',
  }),
  view(paths.proposalConsideration, 'secretary', { params: submitted }),
  view(paths.proposalDrafting, 'secretary', { params: considered }),
  view(paths.proposalBoard, 'secretary', { params: rivers }),
  view(paths.proposalReturn, 'secretary', { params: onAgenda }),
  view(paths.proposalDecision, 'secretary', { params: onAgenda }),
  view(paths.proposalDecision, 'secretary', { state: 'sent empty', params: onAgenda, sent: true }),
  view(paths.proposalCompletion, 'secretary', { params: { slug: 'no-deadlines-on-great-holidays' } }),
  view(paths.proposalWithdrawal, 'nasrin', { params: rivers }),
  view(paths.proposalDeadline, 'secretary', { params: rivers }),
  view(paths.proposalStaff, 'nasrin', { params: rivers }),
  view(paths.proposalGroups, 'nasrin', { params: rivers }),
  view(paths.proposalFiles, 'nasrin', { params: rivers }),
  view(paths.proposalEndorsements, 'dana', { params: rivers }),
  view(paths.proposalQuestions, 'nasrin', { params: rivers }),
  view(paths.proposalAnswer, 'yurim', {
    at: '/proposals/a-shared-glossary-of-city-terms',
    behind: [/\/proposal-questions\/[^/]+\/answer$/],
  }),
  view(paths.proposalComments, 'nasrin', { params: rivers }),
  view(paths.notifications, 'nasrin'),
  view(paths.notificationSettings, 'nasrin'),
];

const deskViews: View[] = [
  view(paths.home, 'dana'),
  view(paths.desk, 'dana'),
  view(paths.desk, 'secretary'),
  view(paths.personDeactivation, 'secretary', { at: '/members/shiraz/mandates', behind: [/\/deactivation$/] }),
  view(paths.member, 'dana', { params: tashkent }),
  view(paths.member, 'secretary', { state: 'associate', params: { slug: 'bishkek' } }),
  view(paths.memberProfile, 'secretary', { params: shiraz }),
  view(paths.memberProfile, 'secretary', { state: 'sent empty', params: shiraz, sent: true }),
  view(paths.memberEntry, 'secretary'),
  view(paths.memberEntry, 'secretary', { state: 'sent empty', sent: true }),
  view(paths.memberPayments, 'secretary', { params: shiraz }),
  view(paths.memberSuspension, 'secretary', { params: shiraz }),
  view(paths.memberSuspension, 'secretary', { state: 'sent empty', params: shiraz, sent: true }),
  view(paths.memberWithdrawal, 'secretary', { params: shiraz }),
  view(paths.mandateConfirmation, 'dana', { at: '/members/tashkent/mandates', behind: [/\/confirmation$/] }),
  view(paths.officeMandates, 'secretary', { params: centralAsia }),
  view(paths.office, 'secretary', { params: centralAsia }),
  view(paths.officeOpening, 'secretary'),
  view(paths.officeOpening, 'secretary', { state: 'sent empty', sent: true }),
  view(paths.officeProfile, 'secretary', { params: centralAsia }),
  view(paths.officeClosure, 'secretary', { params: centralAsia }),
  view(paths.networkSettings, 'secretary'),
  view(paths.networkSettings, 'secretary', { state: 'sent empty', sent: true }),
  view(paths.imports, 'secretary'),
  view(paths.import, 'secretary', { at: '/desk/imports', behind: [/\/desk\/imports\/[^/]+$/] }),
  view(paths.importCarriedOut, 'secretary', {
    at: '/desk/imports',
    behind: [/\/desk\/imports\/[^/]+$/],
    further: '/carrying-out',
  }),
  view(paths.records, 'secretary'),
];

const firstDayViews: View[] = [
  view(paths.setup, 'visitor', { node: 'empty' }),
  view(paths.setup, 'visitor', { state: 'sent empty', node: 'empty', sent: true }),
  view(paths.mailbox, 'visitor', { state: 'empty', node: 'empty' }),
  view(paths.home, 'visitor', { state: 'no member yet', node: 'fresh' }),
  view(paths.members, 'visitor', { state: 'no member yet', node: 'fresh' }),
  view(paths.offices, 'visitor', { state: 'no regional office yet', node: 'fresh' }),
  view(paths.home, 'founder', { state: 'first day', node: 'fresh' }),
  view(paths.desk, 'founder', { state: 'first day', node: 'fresh' }),
  view(paths.imports, 'founder', { state: 'first day', node: 'fresh' }),
];

/** Of the network itself: its members, offices and mandates, and the first day. */
export const viewsOfHouse: readonly View[] = [...publicViews, ...cityViews, ...deskViews, ...firstDayViews];

/** Of what its members do together. */
export const viewsOfWork: readonly View[] = [...wordViews, ...groupViews, ...proposalViews, ...draftingViews];

/** All that is looked at, by people in `npm run look` and by the test run. */
export const views: readonly View[] = [...viewsOfHouse, ...viewsOfWork];

/** The name under which a view stands on the sheet and among the pictures. */
export const nameOf = ({ of, as, state }: View): string =>
  [of === '/' ? 'home' : of.replaceAll(/[/:]+/g, ' ').trim(), as, state].filter(Boolean).join(', ');

/** Pages that are declared, and that nobody looks at. */
export function pagesNotLookedAt(): string[] {
  const looked = new Set<string>(views.map(({ of }) => of));
  const settings = {
    origin: 'http://localhost',
    mode: 'example',
    dataFolder: '',
    secret: '',
    trustedProxies: [],
    hasSmtp: false,
  } as const;
  const declared = featuresOf(settings).flatMap(({ routes }) =>
    routes.filter(({ kind }) => kind !== 'step').map(({ path }) => path),
  );
  return [...new Set(declared)].filter((path) => !looked.has(path));
}
