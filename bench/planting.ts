import type { Line } from './line.ts';

const words =
  'Our trees along the canal live through August since we water at night; the figures of the summer lie beside the report.';

/** Posts in the stream of a group, and comments under each of some proposals, all by one person for their city. */
export async function plantWords(
  { write }: Line,
  { group, proposals, entries }: { group: string; proposals: readonly string[]; entries: number },
): Promise<void> {
  const by = `(select m.person_id, m.id as mandate_id, m.member_id from mandates m join people p on p.id = m.person_id
    where p.email = 'nasrin.golestani@shiraz.example' and m.member_id is not null limit 1) x`;
  const posts = `with posts as (
    insert into group_posts (id, group_id, mandate_id, person_id, member_id, language, text, at)
    select uuidv7(), g.id, x.mandate_id, x.person_id, x.member_id, 'en', $3 || ' ' || n, now() - make_interval(mins => $2 - n)
    from groups g, ${by}, generate_series(1, $2::int) n where g.slug = $1 returning id, group_id, member_id, at)
    insert into group_moments (id, group_id, kind, at, member_id, about_id) select uuidv7(), group_id, 'posted', at, member_id, id from posts`;
  await write(posts, [group, entries, words]);
  const comments = `insert into comments (id, subject_kind, subject_id, mandate_id, person_id, member_id, language, text)
    select uuidv7(), 'proposal', p.id, x.mandate_id, x.person_id, x.member_id, 'en', $3 || ' ' || n
    from proposals p, ${by}, generate_series(1, $2::int) n where p.slug = any($1)`;
  await write(comments, [proposals, entries, words]);
  await write('analyze');
}

/** So many people who want to hear of a group, on its page alone. */
export async function plantFollowers(
  { write }: Line,
  { group, count }: { group: string; count: number },
): Promise<void> {
  const followers = `with followers as (
    insert into people (id, email, name, activated_at)
    select uuidv7(), 'reader-' || n || '@bench.example', 'Reader ' || n, now() from generate_series(1, $2::int) n returning id)
    insert into group_follows (group_id, person_id) select g.id, f.id from groups g, followers f where g.slug = $1`;
  await write(followers, [group, count]);
}
