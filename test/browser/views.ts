import { featuresOf } from '#app.tsx';
import { addressOf, paths, type PagePath, type Query } from '#paths.ts';

/** Who looks: nobody in particular, one of the example's cast, or the first person of a network that was just founded. */
export type Looker = 'visitor' | 'nasrin' | 'kamran' | 'dana' | 'secretary' | 'founder';

/** E-mail addresses of the cast, as the sign-in page offers them. */
export const castAddresses: Record<Exclude<Looker, 'visitor' | 'founder'>, string> = {
  nasrin: 'nasrin.golestani@shiraz.example',
  kamran: 'kamran.arjmand@shiraz.example',
  dana: 'dana.seitkali@central-asia.example',
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

/** All that is looked at, by people in `npm run look` and by the test run. */
export const views: readonly View[] = [...publicViews, ...cityViews, ...deskViews, ...firstDayViews];

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
