import { afterAll, beforeAll, expect, test } from 'vitest';
import { languages } from '#i18n/languages.ts';
import { foundWorld, type World } from '../../test/world.ts';
import { enterMember } from './actions.ts';
import type { MemberEntry } from './member.ts';
import { suspend } from './standing.ts';

let world: World;
beforeAll(async () => {
  world = await foundWorld();
});
afterAll(() => world.close());

const institute: MemberEntry = {
  kind: 'institute',
  country: 'KZ',
  latitude: 43.2,
  longitude: 76.8,
  languages: ['kk'],
  texts: { en: { name: 'Steppe Institute' }, fa: { name: 'مؤسسهٔ دشت' }, ko: { name: '초원 연구소' } },
};

test('no page of an organization or institute calls it a city, in any language', async () => {
  const ctx = world.operator();
  for (const [kind, name] of [
    ['institute', 'Steppe Institute'],
    ['organization', 'Steppe League'],
  ] as const) {
    const member = await enterMember(ctx, { ...institute, kind, texts: { ...institute.texts, en: { name } } });
    await suspend(ctx, member, { reason: 'Dues unpaid.' });
    for (const language of languages) {
      for (const client of [world.visitor, world.officer]) {
        const { text } = await client.get(`/members/${member.slug}`, language);
        const main = text.slice(text.indexOf('<main'), text.indexOf('</main>')).replace(/ class="[^"]*"/g, '');
        expect([language, main.match(/.{0,40}(?:\bcit(?:y|ies)\b|شهر(?!دار)|도시).{0,20}/giu)]).toEqual([
          language,
          null,
        ]);
      }
    }
  }
});
