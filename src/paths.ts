import type { Language } from '#i18n/languages.ts';

/**
 * Every address of a page, without its language prefix. Links, redirects, routes, tests and the site map are built from it,
 * so that renaming an address is a compile error.
 */
export const paths = {
  home: '/',
  siteMap: '/sitemap',
  apiReference: '/api/docs',
  style: '/style',
  setup: '/setup',

  members: '/members',
  memberEntry: '/members/entry',
  member: '/members/:slug',
  memberProfile: '/members/:slug/profile',
  memberPayments: '/members/:slug/payments',
  memberPromotion: '/members/:slug/promotion',
  memberSuspension: '/members/:slug/suspension',
  memberWithdrawal: '/members/:slug/withdrawal',
  memberMandates: '/members/:slug/mandates',

  offices: '/offices',
  officeOpening: '/offices/opening',
  office: '/offices/:slug',
  officeProfile: '/offices/:slug/profile',
  officeClosure: '/offices/:slug/closure',
  officeMandates: '/offices/:slug/mandates',

  mandateConfirmation: '/mandates/:id/confirmation',
  mandateInvitation: '/mandates/:id/invitation',
  mandateDeclining: '/mandates/:id/declining',
  mandateWithdrawal: '/mandates/:id/withdrawal',
  mandateEnding: '/mandates/:id/ending',
  mandateLetter: '/mandates/:id/letter',

  groups: '/groups',
  groupFounding: '/groups/founding',
  group: '/groups/:slug',
  groupCharter: '/groups/:slug/charter',
  groupParticipations: '/groups/:slug/participations',
  groupDormancy: '/groups/:slug/dormancy',
  groupRenewal: '/groups/:slug/renewal',
  groupClosure: '/groups/:slug/closure',
  groupLead: '/groups/:slug/lead',
  groupPosts: '/groups/:slug/posts',
  groupDocuments: '/groups/:slug/documents',
  groupFollowing: '/groups/:slug/following',
  participationAdmission: '/participations/:id/admission',
  participationDeclining: '/participations/:id/declining',
  participationEnding: '/participations/:id/ending',
  participationPeople: '/participations/:id/people',
  deliverableCompletion: '/deliverables/:id/completion',
  post: '/posts/:id',
  postRevisions: '/posts/:id/revisions',
  postHiding: '/posts/:id/hiding',
  postComments: '/posts/:id/comments',
  document: '/documents/:id',
  documentRemoval: '/documents/:id/removal',

  proposals: '/proposals',
  proposalWriting: '/proposals/writing',
  proposal: '/proposals/:slug',
  proposalRequest: '/proposals/:slug/request',
  proposalSubmission: '/proposals/:slug/submission',
  proposalConsideration: '/proposals/:slug/consideration',
  proposalDrafting: '/proposals/:slug/drafting',
  proposalBoard: '/proposals/:slug/board',
  proposalReturn: '/proposals/:slug/return',
  proposalDecision: '/proposals/:slug/decision',
  proposalCompletion: '/proposals/:slug/completion',
  proposalWithdrawal: '/proposals/:slug/withdrawal',
  proposalDeadline: '/proposals/:slug/deadline',
  proposalStaff: '/proposals/:slug/staff',
  proposalGroups: '/proposals/:slug/groups',
  proposalFiles: '/proposals/:slug/files',
  proposalFile: '/proposal-files/:id',
  proposalEndorsement: '/proposals/:slug/endorsement',
  proposalEndorsements: '/proposals/:slug/endorsements',
  proposalQuestions: '/proposals/:slug/questions',
  proposalAnswer: '/proposal-questions/:id/answer',
  proposalComments: '/proposals/:slug/comments',
  proposalText: '/proposals/:slug/text',
  proposalTurn: '/proposals/:slug/text/turn',
  proposalVersions: '/proposals/:slug/versions',
  proposalVersion: '/proposals/:slug/versions/:number',
  proposalAgreements: '/proposals/:slug/versions/:number/agreements',
  proposalChangeRequests: '/proposals/:slug/versions/:number/change-requests',
  proposalRemarks: '/proposals/:slug/versions/:number/remarks',
  proposalComparison: '/proposals/:slug/comparison',
  remarkSettlement: '/remarks/:id/settlement',

  comment: '/comments/:id',
  commentRevisions: '/comments/:id/revisions',
  commentHiding: '/comments/:id/hiding',

  signIn: '/sign-in',
  signInSent: '/sign-in/sent',
  signInLink: '/sign-in/:token',
  invitationLink: '/sign-in/invitation/:token',
  signInAs: '/sign-in/as',
  me: '/me',
  settings: '/me/settings',
  acting: '/me/acting',
  address: '/me/address',
  addressLink: '/me/address/:token',
  notifications: '/me/notifications',
  notificationSettings: '/me/notifications/settings',
  sessions: '/me/sessions',
  session: '/me/sessions/:id',

  personDeactivation: '/people/:id/deactivation',

  desk: '/desk',
  networkSettings: '/desk/network',
  imports: '/desk/imports',
  import: '/desk/imports/:id',
  importCarriedOut: '/desk/imports/:id/carrying-out',
  records: '/desk/records',

  mailbox: '/dev/mail',
  mail: '/dev/mail/:id',
} as const;

/** Addresses of files and machines, which have no language. */
export const files = {
  siteMap: '/sitemap.xml',
  robots: '/robots.txt',
  health: '/healthz',
  ready: '/readyz',
  openapi: '/api/openapi.json',
  networkStyle: '/network.css',
  icon: '/icon.svg',
  favicon: '/favicon.ico',
  touchIcon: '/apple-touch-icon.png',
  largeIcon: '/icon-512.png',
  sharedPicture: '/shared.png',
  manifest: '/manifest.webmanifest',
  security: '/.well-known/security.txt',
  membersExport: '/exports/members.csv',
  officesExport: '/exports/offices.csv',
  membersTemplate: '/templates/members.csv',
  officesTemplate: '/templates/offices.csv',
  mailAsHtml: '/dev/mail/:id/html',
} as const;

/** Words that no slug of a member or office may be, because an address stands there. */
export const reservedSlugs: readonly string[] = [
  'entry',
  'opening',
  'founding',
  'writing',
  'apply',
  'new',
  'map',
  'index',
  'api',
  'feed',
  'example',
];

export type PagePath = (typeof paths)[keyof typeof paths];
export type FilePath = (typeof files)[keyof typeof files];

/** The names of the parameters in a pattern: `'/members/:slug'` has `slug`. */
export type ParamsOf<Pattern extends string> = Pattern extends `${string}:${infer Name}/${infer Rest}`
  ? Record<Name, string> & ParamsOf<`/${Rest}`>
  : Pattern extends `${string}:${infer Name}`
    ? Record<Name, string>
    : Record<never, string>;

export type Query = Record<string, string | number | null | undefined>;

type Rest<Pattern extends string> = keyof ParamsOf<Pattern> extends never
  ? [params?: Record<never, string>, query?: Query]
  : [params: ParamsOf<Pattern>, query?: Query];

/** The address of a page in a language: `href('fa', paths.member, member)` is `/fa/members/shiraz`. */
export function href<Pattern extends PagePath>(
  language: Language,
  pattern: Pattern,
  ...[params, query]: Rest<Pattern>
): string {
  return pageAddress(language, addressOf(pattern, params, query));
}

/** The page of whoever gives mandates, a member or an office: `href('en', pathOfHolder(holder), holder)`. */
export const pathOfHolder = ({ kind }: { kind: 'member' | 'office' }) =>
  kind === 'member' ? paths.member : paths.office;

/** The page of the mandates of a member or an office. */
export const pathOfMandates = ({ kind }: { kind: 'member' | 'office' }) =>
  kind === 'member' ? paths.memberMandates : paths.officeMandates;

/** Puts the language before an address without one: `/members?office=africa` becomes `/ko/members?office=africa`. */
export function pageAddress(language: Language, address: string): string {
  return `/${language}${address === '/' ? '/' : address}`;
}

/** The address without language, as the JSON face has it below `/api/v1`, and as `View.address`. */
export function addressOf(pattern: string, params: Record<string, string> = {}, query: Query = {}): string {
  const filled = pattern.replace(/:([a-zA-Z]+)/g, (_, name: string) => {
    const value = params[name];
    if (value === undefined) throw new Error(`the address ${pattern} needs ${name}`);
    return encodeURIComponent(value);
  });
  const pairs = Object.entries(query).flatMap(([name, value]) =>
    value === null || value === undefined || value === '' ? [] : [[name, String(value)]],
  );
  return pairs.length === 0 ? filled : `${filled}?${new URLSearchParams(pairs)}`;
}

/** The address of a file: `fileAddress(files.mailAsHtml, { id })`. */
export function fileAddress<Pattern extends FilePath>(pattern: Pattern, ...[params, query]: Rest<Pattern>): string {
  return addressOf(pattern, params, query);
}
