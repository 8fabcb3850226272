import type { Language } from '#i18n/languages.ts';
import { href, paths } from '#paths.ts';
import type { Happening } from './happening.ts';
import type { ToldKind } from './receivers.ts';

/** The page on which one reads on, or answers; null where the thing has none. */
export function placeOf(language: Language, happening: Happening): string | null {
  const { proposal, group } = happening;
  if (proposal) return placeInProposal(language, happening, proposal);
  return group ? placeInGroup(language, happening, group) : null;
}

type Slug = { slug: string };

const ofVersion: ReadonlySet<ToldKind> = new Set(['text.version-made', 'text.agreed', 'text.change-asked']);
const ofRemark: ReadonlySet<ToldKind> = new Set(['text.remarked', 'text.remark-settled']);
const ofQuestion: ReadonlySet<ToldKind> = new Set(['proposal.asked', 'proposal.answered']);

function placeInProposal(language: Language, { announcement, number, commentId }: Happening, { slug }: Slug): string {
  const version = { slug, number: String(number) };
  const proposal = href(language, paths.proposal, { slug });
  if (ofVersion.has(announcement)) return href(language, paths.proposalVersion, version);
  if (ofRemark.has(announcement)) return `${href(language, paths.proposalVersion, version)}#remarks`;
  if (announcement === 'text.turn-asked') return href(language, paths.proposalText, { slug });
  if (ofQuestion.has(announcement)) return `${proposal}#questions`;
  return commentId ? `${proposal}#comment-${commentId}` : proposal;
}

function placeInGroup(language: Language, { announcement, postId, commentId }: Happening, { slug }: Slug): string {
  if (postId) return `${href(language, paths.post, { id: postId })}${commentId ? `#comment-${commentId}` : ''}`;
  if (announcement === 'participation.asked' || announcement === 'participation.invited')
    return href(language, paths.groupParticipations, { slug });
  return href(language, paths.group, { slug });
}
