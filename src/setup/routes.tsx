import type { Context } from '#core/context.ts';
import { notFound, Refusal } from '#core/refusal.ts';
import { languages } from '#i18n/languages.ts';
import { fieldOf } from '#network/forms.ts';
import { isFounded } from '#network/queries.ts';
import { paths } from '#paths.ts';
import type { Settings } from '#web/program.ts';
import { form, type FormState, type Route } from '#web/route.ts';
import { setUp } from './actions.ts';
import { isSetupCode, needsSetupCode } from './code.ts';
import { setupForm } from './forms.ts';
import { messages } from './messages/messages.ts';
import { SetupPage } from './pages/setup.tsx';

/** The first page of an empty node. Where others can reach the node, only who reads its log may found the network. */
export function setupRoutes(settings: Pick<Settings, 'mode' | 'origin' | 'secret'>): readonly Route[] {
  const needsCode = needsSetupCode(settings);
  return [
    form(paths.setup, SetupPage, {
      who: 'anyone',
      summary: 'Founds the network on an empty node',
      beforeSetup: true,
      pageOnly: true,
      limits: { perMinute: 10 },
      schema: setupForm,
      find: async (ctx: Context) => emptyNode(ctx, needsCode),
      initial: (_, ctx) => initialValues(ctx),
      act(ctx, _, { setup, code }) {
        if (needsCode && !isSetupCode(code ?? '', settings.secret))
          throw new Refusal('wrong-setup-code', 422, { field: 'code' });
        return setUp(ctx, setup);
      },
      then: ({ link }) => ({ location: pathOf(link) }),
      example: {
        nameEn: 'Network of River Cities',
        languages: ['en'],
        timeZone: 'Europe/Vienna',
        secretariatEn: 'Secretariat',
        personName: 'Ada River',
        personEmail: 'ada@rivers.example',
        personRole: 'officer',
      },
    }),
  ];
}

/** Once a network is founded, there is no such page. */
async function emptyNode({ db, now }: Context, needsCode: boolean) {
  if (await isFounded(db)) throw notFound();
  return { now, needsCode };
}

function initialValues({ locale }: Context): FormState['values'] {
  const names: FormState['values'] = {};
  for (const language of languages) names[fieldOf('secretariat', language)] = messages[language].secretariatName;
  return { ...names, languages: [locale.language], timeZone: 'UTC', personRole: 'secretary-general' };
}

/** The address of a link without its language, which whoever answers puts before it. */
const pathOf = (link: string) => new URL(link).pathname.replace(/^\/[a-z]{2}(?=\/)/, '');
