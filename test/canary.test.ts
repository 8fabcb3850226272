import { getTableColumns, is } from 'drizzle-orm';
import { getTableConfig, PgTable } from 'drizzle-orm/pg-core';
import { globSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { canary, CANARY_DAY } from './canaries.ts';
import { askers, clientsOf, plant, type Asker, type Planted } from './planted.ts';
import { declaredIn, isUnsafe, read, urlOf, type Declared } from './registry.ts';
import { foundWorld, ORIGIN, type Client, type World } from './world.ts';

/**
 * Who reads what of each column. `open`: visitors, by purpose. `key`: an id or a number that says nothing about anybody. `moment`: a time
 * or a day that says only when. `secret`: a digest that nobody is ever shown. Otherwise the canaries that stand in it, each with those
 * who may read it: everybody else must not find it anywhere, and they must.
 */
type Visibility = 'open' | 'key' | 'moment' | 'secret' | readonly Hidden[];

type Hidden = { canary: string; readers: readonly Asker[] };

const everyoneUnderMandate: readonly Asker[] = [
  'observer',
  'contributor',
  'focalPoint',
  'mayor',
  'seoul',
  'officer',
  'secretariatOfficer',
  'secretary',
];
const secretariat: readonly Asker[] = ['secretariatOfficer', 'secretary'];
/** Who attests for Shiraz, and who handed the mandate in. */
const concerned: readonly Asker[] = ['focalPoint', 'mayor', ...secretariat];

/** Who takes part in the group for itself: Shiraz leads it, with Seoul. */
const insideGroup: readonly Asker[] = ['contributor', 'focalPoint', 'mayor', 'seoul', ...secretariat];
/** Who speaks for Shiraz, which leads it, and the Secretariat. */
const chairOfGroup: readonly Asker[] = ['focalPoint', 'mayor', ...secretariat];
/** Who belongs to Shiraz, which would lead the draft. */
const leadersOfDraft: readonly Asker[] = ['contributor', 'focalPoint', 'mayor', ...secretariat];
/** What Seoul said there and the chair hid. */
const whereHidden: readonly Asker[] = ['focalPoint', 'mayor', 'seoul', ...secretariat];

/** Whose draft of a proposal it is. */
const peopleOfShiraz: readonly Asker[] = ['contributor', 'focalPoint', 'mayor'];

/** The two parties of a text: Shiraz with its staff, and the Secretariat. */
const draftersOfText: readonly Asker[] = ['contributor', 'focalPoint', 'mayor', ...secretariat];

const hidden = (column: string, readers: readonly Asker[]): Hidden => ({ canary: canary(column), readers });
const nobody = (column: string): readonly Hidden[] => [hidden(column, [])];

const visibility: Record<string, Visibility> = {
  'nodes.id': 'key',
  'nodes.origin': 'open',
  'nodes.createdAt': 'moment',
  'networks.id': 'key',
  'networks.only': 'key',
  'networks.nodeId': 'key',
  'networks.acronym': 'open',
  'networks.founded': 'open',
  'networks.languages': 'open',
  'networks.timeZone': 'open',
  'networks.hue': 'open',
  'networks.accentHue': 'open',
  'networks.exampleSince': 'moment',
  'networks.revision': 'key',
  'networks.createdAt': 'moment',
  'networkTexts.networkId': 'key',
  'networkTexts.language': 'open',
  'networkTexts.name': 'open',
  'networkTexts.summary': 'open',
  'networkTexts.purpose': 'open',

  'offices.id': 'key',
  'offices.nodeId': 'key',
  'offices.slug': 'open',
  'offices.kind': 'open',
  'offices.state': 'open',
  'offices.opened': 'open',
  'offices.inheritedBy': 'key',
  'offices.delegations': 'open',
  'offices.email': 'open',
  'offices.website': 'open',
  'offices.source': 'open',
  'offices.sample': 'open',
  'offices.revision': 'key',
  'offices.createdAt': 'moment',
  'officeTexts.officeId': 'key',
  'officeTexts.language': 'open',
  'officeTexts.name': 'open',
  'officeTexts.summary': 'open',
  'officeCountries.country': 'open',
  'officeCountries.officeId': 'key',
  'officeStates.id': 'key',
  'officeStates.officeId': 'key',
  'officeStates.state': 'open',
  'officeStates.since': 'open',
  'officeStates.reason': 'open',
  'officeStates.decidedBy': 'key',
  'officeStates.at': 'moment',

  'members.id': 'key',
  'members.nodeId': 'key',
  // Open for members; one that only applied is known to its office alone.
  'members.slug': [hidden('members.slug', secretariat)],
  'members.kind': 'open',
  'members.country': 'open',
  'members.latitude': 'open',
  'members.longitude': 'open',
  'members.population': 'open',
  'members.geonamesId': 'open',
  'members.languages': 'open',
  'members.officeId': 'key',
  'members.hostsOfficeId': 'key',
  'members.joined': 'open',
  'members.state': 'open',
  'members.duesPaidUntil': [{ canary: CANARY_DAY, readers: ['contributor', 'focalPoint', 'mayor', ...secretariat] }],
  'members.founding': 'open',
  'members.website': [hidden('members.website', secretariat)],
  'members.source': [hidden('members.source', secretariat)],
  'members.sample': 'open',
  'members.look': 'key',
  'members.revision': 'key',
  'members.createdAt': 'moment',
  'members.square': 'open',
  'memberCounts.officeId': 'key',
  'memberCounts.country': 'open',
  'memberCounts.kind': 'open',
  'memberCounts.state': 'open',
  'memberCounts.languages': 'open',
  'memberCounts.square': 'open',
  'memberCounts.members': 'open',
  'memberCounts.latitudes': 'open',
  'memberCounts.longitudes': 'open',
  'memberTextCounts.language': 'open',
  'memberTextCounts.members': 'open',
  'memberTexts.memberId': 'key',
  'memberTexts.language': 'open',
  'memberTexts.name': [hidden('memberTexts.name', secretariat)],
  'memberTexts.summary': [hidden('memberTexts.summary', secretariat)],
  'memberTexts.needs': [hidden('memberTexts.needs', secretariat)],
  'memberTexts.offers': [hidden('memberTexts.offers', secretariat)],
  // What search compares: the same words, never shown.
  'memberTexts.plain': 'key',
  'memberStates.id': 'key',
  'memberStates.memberId': 'key',
  'memberStates.state': 'open',
  'memberStates.since': 'open',
  'memberStates.reason': 'open',
  'memberStates.decidedBy': 'key',
  'memberStates.at': 'moment',

  'people.id': 'key',
  'people.email': [
    hidden('people.email', ['contributor', ...secretariat]),
    hidden('invited people.email', secretariat),
  ],
  'people.name': [hidden('people.name', everyoneUnderMandate), hidden('invited people.name', everyoneUnderMandate)],
  'people.nameNative': [hidden('people.nameNative', everyoneUnderMandate)],
  'people.nativeLanguage': 'key',
  'people.language': 'key',
  'people.timeZone': 'key',
  'people.calendar': 'key',
  'people.telephone': [hidden('people.telephone', ['contributor']), hidden('invited people.telephone', [])],
  'people.namePublicAt': 'moment',
  'people.contactSharedAt': 'moment',
  'people.invitedAt': 'moment',
  'people.activatedAt': 'moment',
  'people.deactivatedAt': 'moment',
  'people.deactivatedBy': 'key',
  'people.deactivationReason': [hidden('people.deactivationReason', secretariat)],
  'people.sample': 'key',
  'sessions.id': 'key',
  'sessions.tokenHash': 'secret',
  'sessions.personId': 'key',
  'sessions.mandateId': 'key',
  'sessions.device': [hidden('sessions.device', ['contributor'])],
  'sessions.createdAt': 'moment',
  'sessions.seenAt': 'moment',
  'sessions.endedAt': 'moment',
  'links.tokenHash': 'secret',
  'links.personId': 'key',
  'links.purpose': 'key',
  'links.next': nobody('links.next'),
  'links.email': nobody('links.email'),
  'links.createdAt': 'moment',
  'links.expiresAt': 'moment',
  'links.usedAt': 'moment',
  'tokens.tokenHash': 'secret',
  'tokens.personId': 'key',
  'tokens.mandateId': 'key',
  'tokens.createdAt': 'moment',
  'tokens.expiresAt': 'moment',
  'tokens.endedAt': 'moment',

  'mandates.id': 'key',
  'mandates.personId': 'key',
  'mandates.memberId': 'key',
  'mandates.officeId': 'key',
  'mandates.role': 'open',
  'mandates.typedName': [
    hidden('mandates.typedName', everyoneUnderMandate),
    hidden('pending mandates.typedName', concerned),
  ],
  'mandates.typedNameNative': [hidden('mandates.typedNameNative', everyoneUnderMandate)],
  'mandates.typedNativeLanguage': 'key',
  'mandates.fromDay': 'moment',
  'mandates.untilDay': 'moment',
  'mandates.letterId': 'key',
  'mandates.givenAt': 'moment',
  'mandates.givenBy': 'key',
  'mandates.answerBy': 'moment',
  'mandates.confirmedAt': 'moment',
  'mandates.confirmedBy': 'key',
  'mandates.acceptedAt': 'moment',
  'mandates.remindedAt': 'moment',
  'mandates.endedAt': 'moment',
  'mandates.endedBy': 'key',
  'mandates.endReason': [hidden('mandates.endReason', concerned)],
  'mandates.ending': 'key',
  'mandateTexts.mandateId': 'key',
  'mandateTexts.language': 'key',
  'mandateTexts.title': [
    hidden('mandateTexts.title', everyoneUnderMandate),
    hidden('current mandateTexts.title', everyoneUnderMandate),
    hidden('pending mandateTexts.title', concerned),
  ],

  'media.id': 'key',
  'media.digest': [
    hidden('media.content', concerned),
    hidden('document media.content', insideGroup),
    hidden('proposal media.content', everyoneUnderMandate),
  ],
  'media.type': 'key',
  'media.bytes': 'key',
  'media.name': [
    hidden('media.name', concerned),
    hidden('document media.name', insideGroup),
    hidden('proposal media.name', everyoneUnderMandate),
  ],
  'media.givenBy': 'key',
  'media.at': 'moment',

  // Open once the group is founded; a draft is for those who would lead it, and the Secretariat.
  'groups.id': 'key',
  'groups.nodeId': 'key',
  'groups.slug': 'open',
  'groups.kind': 'open',
  'groups.state': 'open',
  'groups.joinMode': 'open',
  'groups.visibility': 'open',
  'groups.leadId': 'key',
  'groups.coLeadId': 'key',
  'groups.termFrom': 'open',
  'groups.termUntil': 'open',
  'groups.revision': 'key',
  'groups.sample': 'open',
  'groups.createdBy': 'key',
  'groups.createdAt': 'moment',
  'groupTexts.groupId': 'key',
  'groupTexts.language': 'open',
  'groupTexts.name': [hidden('groupTexts.name', leadersOfDraft)],
  'groupTexts.purpose': [hidden('groupTexts.purpose', leadersOfDraft)],
  'groupTexts.scope': [hidden('groupTexts.scope', leadersOfDraft)],
  'groupTexts.rhythm': [hidden('groupTexts.rhythm', leadersOfDraft)],
  'groupTexts.reporting': [hidden('groupTexts.reporting', leadersOfDraft)],
  'groupDeliverables.id': 'key',
  'groupDeliverables.groupId': 'key',
  'groupDeliverables.position': 'key',
  'groupDeliverables.due': 'open',
  'groupDeliverables.doneAt': 'moment',
  'groupDeliverables.doneBy': 'key',
  'groupDeliverableTexts.deliverableId': 'key',
  'groupDeliverableTexts.language': 'open',
  'groupDeliverableTexts.title': [hidden('groupDeliverableTexts.title', leadersOfDraft)],
  'groupStates.id': 'key',
  'groupStates.groupId': 'key',
  'groupStates.state': 'open',
  'groupStates.reason': [hidden('groupStates.reason', leadersOfDraft)],
  'groupStates.decidedBy': 'key',
  'groupStates.at': 'moment',
  'participations.id': 'key',
  'participations.groupId': 'key',
  'participations.memberId': 'key',
  'participations.note': [
    hidden('participations.note', everyoneUnderMandate),
    hidden('asked participations.note', ['observer', ...chairOfGroup]),
  ],
  'participations.noteLanguage': 'key',
  'participations.askedAt': 'moment',
  'participations.askedBy': 'key',
  'participations.invitedAt': 'moment',
  'participations.invitedBy': 'key',
  'participations.joinedAt': 'moment',
  'participations.joinedBy': 'key',
  'participations.declinedAt': 'moment',
  'participations.declinedBy': 'key',
  'participations.leftAt': 'moment',
  'participations.leftBy': 'key',
  'participations.reason': [hidden('participations.reason', chairOfGroup)],
  'participants.participationId': 'key',
  'participants.mandateId': 'key',
  'participants.namedAt': 'moment',
  'participants.namedBy': 'key',
  'groupFollows.groupId': 'key',
  'groupFollows.personId': 'key',
  'groupFollows.since': 'moment',
  'groupMoments.id': 'key',
  'groupMoments.groupId': 'key',
  'groupMoments.kind': 'open',
  'groupMoments.at': 'moment',
  'groupMoments.memberId': 'key',
  'groupMoments.officeId': 'key',
  'groupMoments.aboutId': 'key',
  'groupPosts.id': 'key',
  'groupPosts.groupId': 'key',
  'groupPosts.mandateId': 'key',
  'groupPosts.personId': 'key',
  'groupPosts.memberId': 'key',
  'groupPosts.officeId': 'key',
  'groupPosts.language': 'key',
  'groupPosts.text': [hidden('groupPosts.text', insideGroup), hidden('hidden groupPosts.text', whereHidden)],
  'groupPosts.at': 'moment',
  'groupPosts.editedAt': 'moment',
  'groupPosts.hiddenAt': 'moment',
  'groupPosts.hiddenBy': 'key',
  'groupPosts.hideReason': [hidden('groupPosts.hideReason', insideGroup)],
  'groupPostRevisions.id': 'key',
  'groupPostRevisions.postId': 'key',
  'groupPostRevisions.text': [hidden('groupPostRevisions.text', insideGroup)],
  'groupPostRevisions.until': 'moment',
  'groupDocuments.id': 'key',
  'groupDocuments.groupId': 'key',
  'groupDocuments.postId': 'key',
  'groupDocuments.mediaId': 'key',
  'groupDocuments.title': [hidden('groupDocuments.title', insideGroup), hidden('removed groupDocuments.title', [])],
  'groupDocuments.language': 'key',
  'groupDocuments.memberId': 'key',
  'groupDocuments.officeId': 'key',
  'groupDocuments.addedBy': 'key',
  'groupDocuments.at': 'moment',
  'groupDocuments.removedAt': 'moment',
  'groupDocuments.removedBy': 'key',
  'comments.id': 'key',
  'comments.subjectKind': 'key',
  'comments.subjectId': 'key',
  'comments.mandateId': 'key',
  'comments.personId': 'key',
  'comments.memberId': 'key',
  'comments.officeId': 'key',
  'comments.language': 'key',
  'comments.text': [hidden('comments.text', insideGroup), hidden('hidden comments.text', whereHidden)],
  'comments.at': 'moment',
  'comments.editedAt': 'moment',
  'comments.hiddenAt': 'moment',
  'comments.hiddenBy': 'key',
  'comments.hideReason': [hidden('comments.hideReason', insideGroup)],
  'commentRevisions.id': 'key',
  'commentRevisions.commentId': 'key',
  'commentRevisions.text': [hidden('commentRevisions.text', insideGroup)],
  'commentRevisions.until': 'moment',
  'mentions.id': 'key',
  'mentions.inId': 'key',
  'mentions.memberId': 'key',
  'mentions.personId': 'key',
  'mentions.at': 'moment',

  'draftedTexts.id': 'key',
  'draftedTexts.language': 'key',
  'draftedTexts.body': [hidden('draftedTexts.body', draftersOfText)],
  'draftedTexts.revision': 'key',
  'draftedTexts.savedAt': 'moment',
  'draftedTexts.savedBy': 'key',
  'draftedTexts.turnOf': 'key',
  'draftedTexts.turnParty': 'key',
  'draftedTexts.turnUntil': 'moment',
  'draftedTexts.askedBy': 'key',
  'draftedTexts.askedAt': 'moment',
  'draftedTexts.createdAt': 'moment',
  'textVersions.textId': 'key',
  'textVersions.number': 'key',
  'textVersions.body': [hidden('textVersions.body', everyoneUnderMandate)],
  'textVersions.note': [hidden('textVersions.note', everyoneUnderMandate)],
  'textVersions.party': 'key',
  'textVersions.personId': 'key',
  'textVersions.mandateId': 'key',
  'textVersions.at': 'moment',
  'versionVerdicts.id': 'key',
  'versionVerdicts.textId': 'key',
  'versionVerdicts.number': 'key',
  'versionVerdicts.party': 'key',
  'versionVerdicts.verdict': 'key',
  'versionVerdicts.reason': [hidden('versionVerdicts.reason', everyoneUnderMandate)],
  'versionVerdicts.personId': 'key',
  'versionVerdicts.mandateId': 'key',
  'versionVerdicts.at': 'moment',
  'passageComments.id': 'key',
  'passageComments.textId': 'key',
  'passageComments.number': 'key',
  'passageComments.paragraph': 'key',
  'passageComments.quote': [hidden('passageComments.quote', draftersOfText)],
  'passageComments.answerTo': 'key',
  'passageComments.text': [hidden('passageComments.text', draftersOfText)],
  'passageComments.language': 'key',
  'passageComments.party': 'key',
  'passageComments.personId': 'key',
  'passageComments.mandateId': 'key',
  'passageComments.at': 'moment',
  'passageComments.settledAt': 'moment',
  'passageComments.settledBy': 'key',

  'proposals.id': 'key',
  'proposals.nodeId': 'key',
  'proposals.number': 'open',
  'proposals.slug': 'open',
  'proposals.memberId': 'key',
  'proposals.state': 'open',
  'proposals.language': 'open',
  'proposals.aim': 'key',
  'proposals.decisionWantedBy': 'moment',
  'proposals.dueAt': 'moment',
  'proposals.dueZone': 'key',
  'proposals.remindedAt': 'moment',
  'proposals.textId': 'key',
  'proposals.boardVersion': 'key',
  'proposals.revision': 'key',
  'proposals.sample': 'open',
  'proposals.createdBy': 'key',
  'proposals.createdAt': 'moment',
  'proposals.stateAt': 'moment',
  'proposalTexts.proposalId': 'key',
  'proposalTexts.language': 'open',
  'proposalTexts.title': [hidden('draft proposalTexts.title', peopleOfShiraz)],
  'proposalTexts.request': [
    hidden('proposalTexts.request', everyoneUnderMandate),
    hidden('draft proposalTexts.request', peopleOfShiraz),
  ],
  'proposalTexts.reason': [
    hidden('proposalTexts.reason', everyoneUnderMandate),
    hidden('draft proposalTexts.reason', peopleOfShiraz),
  ],
  'proposalSteps.id': 'key',
  'proposalSteps.proposalId': 'key',
  'proposalSteps.state': 'open',
  'proposalSteps.reason': [
    hidden('proposalSteps.reason', everyoneUnderMandate),
    hidden('draft proposalSteps.reason', peopleOfShiraz),
  ],
  'proposalSteps.reasonLanguage': 'key',
  'proposalSteps.personId': 'key',
  'proposalSteps.mandateId': 'key',
  'proposalSteps.at': 'moment',
  'proposalStaff.proposalId': 'key',
  'proposalStaff.mandateId': 'key',
  'proposalStaff.party': 'key',
  'proposalStaff.namedAt': 'moment',
  'proposalStaff.namedBy': 'key',
  'endorsements.id': 'key',
  'endorsements.proposalId': 'key',
  'endorsements.memberId': 'key',
  'endorsements.personId': 'key',
  'endorsements.mandateId': 'key',
  'endorsements.at': 'moment',
  'endorsements.withdrawnAt': 'moment',
  'endorsements.withdrawnBy': 'key',
  'proposalQuestions.id': 'key',
  'proposalQuestions.proposalId': 'key',
  'proposalQuestions.askedBy': 'key',
  'proposalQuestions.question': [hidden('proposalQuestions.question', everyoneUnderMandate)],
  'proposalQuestions.language': 'key',
  'proposalQuestions.personId': 'key',
  'proposalQuestions.mandateId': 'key',
  'proposalQuestions.at': 'moment',
  'proposalQuestions.answer': [hidden('proposalQuestions.answer', everyoneUnderMandate)],
  'proposalQuestions.answerLanguage': 'key',
  'proposalQuestions.answeredBy': 'key',
  'proposalQuestions.answerMandateId': 'key',
  'proposalQuestions.answeredAt': 'moment',
  'proposalFiles.id': 'key',
  'proposalFiles.proposalId': 'key',
  'proposalFiles.mediaId': 'key',
  'proposalFiles.title': [
    hidden('proposalFiles.title', everyoneUnderMandate),
    hidden('removed proposalFiles.title', []),
  ],
  'proposalFiles.language': 'key',
  'proposalFiles.addedBy': 'key',
  'proposalFiles.at': 'moment',
  'proposalFiles.removedAt': 'moment',
  'proposalFiles.removedBy': 'key',
  'proposalGroups.proposalId': 'key',
  'proposalGroups.groupId': 'key',
  'decisions.id': 'key',
  'decisions.proposalId': 'key',
  'decisions.outcome': 'open',
  'decisions.body': 'open',
  'decisions.day': 'open',
  'decisions.reference': 'open',
  'decisions.reason': 'open',
  'decisions.reasonLanguage': 'open',
  'decisions.version': 'open',
  'decisions.recordedBy': 'key',
  'decisions.mandateId': 'key',
  'decisions.recordedAt': 'moment',

  'mails.id': 'key',
  'mails.personId': 'key',
  'mails.recipient': nobody('mails.recipient'),
  'mails.language': 'key',
  'mails.subject': nobody('mails.subject'),
  'mails.text': nobody('mails.text'),
  'mails.html': nobody('mails.html'),
  'mails.writtenAt': 'moment',
  'mails.sentAt': 'moment',
  'mails.failedAt': 'moment',
  'mails.failure': nobody('mails.failure'),

  'importedEntries.kind': 'key',
  'importedEntries.slug': nobody('importedEntries.slug'),
  'importedEntries.fields': nobody('importedEntries.fields'),
  'importedEntries.at': 'moment',
  'imports.id': 'key',
  'imports.kind': 'key',
  'imports.fileName': [hidden('imports.fileName', secretariat)],
  'imports.digest': 'secret',
  'imports.givenBy': 'key',
  'imports.report': [hidden('imports.report', secretariat)],
  'imports.at': 'moment',
  'imports.carriedOutAt': 'moment',

  'notifications.id': 'key',
  'notifications.personId': 'key',
  'notifications.recordId': 'key',
  'notifications.kind': 'key',
  'notifications.announcement': 'key',
  'notifications.about': [hidden('notifications.about', ['contributor'])],
  'notifications.at': 'moment',
  'notifications.readAt': 'moment',
  'notificationSettings.personId': 'key',
  'notificationSettings.kind': 'key',
  'notificationSettings.post': 'key',

  'records.id': 'key',
  'records.kind': 'key',
  'records.about': [hidden('records.about', secretariat)],
  'records.personId': 'key',
  'records.mandateId': 'key',
  'records.at': 'moment',

  'attempts.bucket': nobody('attempts.bucket'),
  'attempts.since': 'moment',
  'attempts.count': 'key',
  'answeredKeys.key': 'secret',
  'answeredKeys.sender': nobody('answeredKeys.sender'),
  'answeredKeys.address': nobody('answeredKeys.address'),
  'answeredKeys.location': nobody('answeredKeys.location'),
  'answeredKeys.answer': nobody('answeredKeys.answer'),
  'answeredKeys.digest': 'secret',
  'answeredKeys.at': 'moment',
};

const canaries = Object.entries(visibility).flatMap(([column, rule]) =>
  typeof rule === 'string' ? [] : rule.map((one) => ({ column, ...one })),
);

let world: World;
let planted: Planted;
/** What each person has found, with the addresses where. */
const finds = new Map<Asker, Map<string, string[]>>();
/** Pages differ by language in their words only; that is looked at for one of each kind of reader, to spare time. */
const readsPersian = new Set<Asker>(['visitor', 'contributor', 'officer']);
const read200 = new Map<Asker, number>();

beforeAll(async () => {
  // As in production: the development mailbox of the example is for whoever sits at the machine.
  world = await foundWorld({ settings: { mode: 'production', hasSmtp: true } });
  planted = await plant(world);
  for (const [asker, client] of clientsOf(world)) finds.set(asker, await crawl(asker, client));
}, 180_000);
afterAll(() => world.close());

describe('what is not for everybody', () => {
  test('is declared for every column of every table', async () => {
    const columns = await columnsOfAllTables();
    expect(columns.length).toBeGreaterThan(100);
    expect(Object.keys(visibility).toSorted()).toEqual(columns.toSorted());
  });

  test('was planted: every canary stands in the database or in a file', async () => {
    const text = await wholeDatabase();
    const inFiles = new Set([
      canary('media.content'),
      canary('document media.content'),
      canary('proposal media.content'),
    ]);
    expect(
      canaries.filter(({ canary: word }) => !inFiles.has(word) && !text.includes(word)).map(({ canary: word }) => word),
    ).toEqual([]);
  });

  test.each(askers)('is found by %s only where it is theirs to read', (asker) => {
    const found = finds.get(asker) ?? new Map<string, string[]>();
    const leaks = canaries
      .filter(({ canary: word, readers }) => !readers.includes(asker) && found.has(word))
      .map(({ column, canary: word }) => `${column} at ${found.get(word)?.slice(0, 3).join(', ')}`);
    expect(leaks).toEqual([]);
  });

  test.each(askers)('is found by %s where it is', (asker) => {
    const found = finds.get(asker) ?? new Map<string, string[]>();
    expect(
      canaries
        .filter(
          ({ column, canary: word, readers }) =>
            readers.includes(asker) &&
            !found.has(word) &&
            (!column.toLowerCase().endsWith('namenative') || readsPersian.has(asker)),
        )
        .map(({ column, canary: word }) => `${column}: ${word}`),
    ).toEqual([]);
  });

  test('was looked for on every face', () => {
    for (const asker of askers) expect([asker, (read200.get(asker) ?? 0) > 20]).toEqual([asker, true]);
  });

  test('letters in the development mailbox are read by whoever sits at the machine, and by nobody else', async () => {
    const example = await foundWorld();
    const mailbox = await plant(example);
    const address = `/en/dev/mail/${mailbox.mail}`;
    const here = await (await example.visitor.fetch(address)).text();
    expect(here).toContain(canary('mails.subject'));
    const production = await world.visitor.fetch(address);
    expect(production.status).toBe(404);
    await example.close();
  });
});

/** Reads every declared address, and every own link found on the way. */
async function crawl(asker: Asker, client: Client): Promise<Map<string, string[]>> {
  const found = new Map<string, string[]>();
  const waiting = addressesFor(planted, readsPersian.has(asker) ? ['en', 'fa'] : ['en']);
  const known = new Set(waiting.map(({ address }) => address));
  for (let next = waiting.shift(); next; next = waiting.shift()) {
    const { address, at } = next;
    const answer = at
      ? await read(world.visitor.fetch, client, at, address.startsWith('/fa/') ? 'fa' : 'en')
      : await client.fetch(address);
    const text = Buffer.from(await answer.arrayBuffer()).toString('utf8') + JSON.stringify([...answer.headers]);
    if (answer.status === 200) read200.set(asker, (read200.get(asker) ?? 0) + 1);
    for (const { canary: word } of canaries)
      if (text.includes(word) && !address.includes(word)) found.set(word, [...(found.get(word) ?? []), address]);
    for (const link of linksIn(text, answer)) {
      if (known.has(link) || (link.startsWith('/fa/') && !readsPersian.has(asker))) continue;
      known.add(link);
      waiting.push({ address: link, at: null });
    }
  }
  return found;
}

type Waiting = { address: string; at: Declared | null };

function addressesFor(what: Planted, languages: readonly string[]): Waiting[] {
  // Whoever holds a link is the person it was sent to.
  const reading = declaredIn(world, what).filter((at) => !isUnsafe(at) && at.params['token'] === undefined);
  const applicants = reading
    .filter(({ path: address, about }) => address.startsWith('/members/:slug') && about === 'shiraz')
    .map((at) => ({ ...at, params: { slug: what.applicant } }));
  return [...reading, ...applicants].flatMap((at) =>
    (at.face === 'page' ? languages : ['en']).map((language) => ({ address: urlOf(at, language), at })),
  );
}

function linksIn(text: string, answer: Response): string[] {
  if (!/html|xml/.test(answer.headers.get('content-type') ?? '')) return [];
  const links = [...text.matchAll(/(?:href|src|action)="([^"#]+)/g), ...text.matchAll(/<loc>([^<]+)/g)].map(
    ([, link = '']) => link.replaceAll('&amp;', '&').replace(ORIGIN, ''),
  );
  // One question at a time: the filters of a list multiply.
  return links.filter(
    (link) =>
      /^\/(?!\/|assets\/|ko\/|sign-in|network\.css)/.test(link) && !link.includes('&') && !link.includes('next='),
  );
}

async function tablesOf(): Promise<[string, PgTable][]> {
  const files = globSync('src/*/tables.ts', { cwd: path.resolve(import.meta.dirname, '..') });
  const modules = await Promise.all(
    files.map(async (file) =>
      Object.entries((await import(path.resolve(import.meta.dirname, '..', file))) as Record<string, unknown>),
    ),
  );
  return modules.flat().flatMap(([name, table]): [string, PgTable][] => (is(table, PgTable) ? [[name, table]] : []));
}

async function columnsOfAllTables(): Promise<string[]> {
  return (await tablesOf()).flatMap(([name, table]) =>
    Object.keys(getTableColumns(table)).map((column) => `${name}.${column}`),
  );
}

async function wholeDatabase(): Promise<string> {
  const texts = await Promise.all(
    (await tablesOf()).map(async ([, table]) => {
      const { rows } = await world.pool.query<{ text: string | null }>(
        `select string_agg(t::text, ' ') as text from ${getTableConfig(table).name} t`,
      );
      return rows[0]?.text ?? '';
    }),
  );
  return texts.join(' ');
}
