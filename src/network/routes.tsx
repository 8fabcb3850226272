import type { Context } from '#core/context.ts';
import { languages } from '#i18n/languages.ts';
import { delegate } from '#offices/delegation.ts';
import { files, paths } from '#paths.ts';
import { networkStyle } from '#ui/styles/network-style.ts';
import { file, form, type FileRoute, type FormState, type Route } from '#web/route.ts';
import { changeNetwork } from './actions.ts';
import { networkAnswer } from './answers.ts';
import { fieldOf, settingsForm } from './forms.ts';
import { SettingsPage } from './pages/settings.tsx';
import { iconFiles } from './icons.tsx';
import { coloursOfNetwork } from './queries.ts';
import { networkInForm, type NetworkInForm } from './settings.ts';

export const networkRoutes: readonly Route[] = [
  form(paths.networkSettings, SettingsPage, {
    who: 'secretariat',
    summary: 'Changes names, languages, time zone and colours of the network, and what its offices may do',
    schema: settingsForm,
    answers: networkAnswer,
    find: async (ctx: Context) => ({ network: await networkInForm(ctx), now: ctx.now }),
    initial: ({ network }) => settingsValues(network),
    async act(ctx, { network }, { change, delegated }) {
      await changeNetwork(ctx, network, change);
      if (delegated) await delegate(ctx, delegated);
    },
    then: () => ({ location: paths.networkSettings, notice: 'network-changed' }),
    example: {
      nameEn: 'World Network of Smart Sustainable Cities',
      languages: ['en'],
      timeZone: 'Asia/Seoul',
      revision: 1,
    },
  }),
];

export const networkFiles: readonly FileRoute[] = [
  ...iconFiles,
  file(files.networkStyle, {
    who: 'anyone',
    summary: 'The colours of the network as a style sheet',
    async answer(ctx) {
      const { hue, accentHue } = await coloursOfNetwork(ctx.db);
      const style = networkStyle({
        ...(hue !== null && { lapis: hue, plate: hue }),
        ...(accentHue !== null && { turquoise: accentHue }),
      });
      return new Response(style, {
        headers: { 'content-type': 'text/css; charset=utf-8', 'cache-control': 'public, max-age=300' },
      });
    },
  }),
];

function settingsValues(network: NetworkInForm): FormState['values'] {
  const texts = languages.flatMap((language) => {
    const text = network.texts[language];
    if (!text) return [];
    return (['name', 'summary', 'purpose'] as const).map(
      (kind) => [fieldOf(kind, language), text[kind] ?? ''] as const,
    );
  });
  return {
    ...Object.fromEntries(texts),
    revision: String(network.revision),
    acronym: network.acronym ?? '',
    founded: String(network.founded ?? ''),
    languages: network.languages,
    timeZone: network.timeZone,
    hue: String(network.hue ?? ''),
    accentHue: String(network.accentHue ?? ''),
    delegations: network.offices.flatMap(({ slug, delegations }) => delegations.map((what) => `${slug}:${what}`)),
  };
}
