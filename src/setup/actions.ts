import type { Context } from '#core/context.ts';
import { operator } from '#core/viewer.ts';
import { todayOf } from '#db/today.ts';
import { tx } from '#db/tx.ts';
import { languages } from '#i18n/languages.ts';
import { appoint } from '#mandates/actions.ts';
import { foundNetwork } from '#network/actions.ts';
import { openOffice } from '#offices/actions.ts';
import type { OfficeTexts } from '#offices/office.ts';
import { makeLink } from '#people/links.ts';
import type { Setup, SetUp } from './setup.ts';

/**
 * Founds the network on an empty node: network, Secretariat with all countries, and a first person under a confirmed mandate, with the
 * link that signs them in. Of two at once one gets `already-founded` (409). Whoever may reach this acts as the node's operator.
 */
export function setUp(ctx: Context, { network, secretariat, person }: Setup): Promise<SetUp> {
  return tx({ ...ctx, viewer: operator }, async (ctx) => {
    const { id: networkId } = await foundNetwork(ctx, network);
    const office = await openOffice(ctx, {
      slug: 'secretariat',
      kind: 'secretariat',
      state: 'open',
      texts: textsOf(secretariat.names),
      countries: [],
    });
    // The network's time zone is known from here on.
    const from = await todayOf(ctx);
    const holder = { kind: 'office', id: office.id, isSecretariat: true } as const;
    const { personId } = await appoint(ctx, holder, { ...person, from }, { isSilent: true });
    return {
      networkId,
      officeId: office.id,
      personId,
      link: await makeLink(ctx, { personId, purpose: 'sign-in', next: '/' }),
    };
  });
}

function textsOf(names: Setup['secretariat']['names']): OfficeTexts {
  const texts: OfficeTexts = {};
  for (const language of languages) {
    const name = names[language];
    if (name !== undefined) texts[language] = { name };
  }
  return texts;
}
