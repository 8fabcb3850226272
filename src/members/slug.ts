import { Refusal } from '#core/refusal.ts';
import { isSlug, slugFrom } from '#i18n/text.ts';
import { reservedSlugs } from '#paths.ts';
import type { MemberEntry } from './member.ts';

/** The address a member gets for good: typed, or made from its English name. */
export function slugOf({ slug, texts }: Pick<MemberEntry, 'slug' | 'texts'>): string {
  if (slug !== undefined) return typedSlug(slug);
  const made = slugFrom(texts.en?.name ?? '', { reserved: reservedSlugs });
  if (!made) throw new Refusal('slug-needed', 422, { field: 'slug' });
  return made;
}

function typedSlug(slug: string): string {
  if (!isSlug(slug) || slug.length > 80) throw new Refusal('slug-malformed', 422, { field: 'slug' });
  if (reservedSlugs.includes(slug)) throw new Refusal('slug-reserved', 409, { field: 'slug', values: { slug } });
  return slug;
}
