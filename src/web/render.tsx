import type { NetworkInLanguage } from '#network/queries.ts';
import type { Reader, SpokenFor } from '#mandates/reader.ts';
import type { Language } from '#i18n/languages.ts';
import type { Locale } from '#i18n/locale.ts';
import { countryName } from '#i18n/countries.ts';
import { beforeItsOwner } from '#i18n/ezafe.ts';
import { formatsOf } from '#i18n/formats.ts';
import { roleNames } from '#mandates/messages/messages.ts';
import { href, pathOfHolder } from '#paths.ts';
import { drawn } from '#ui/drawn.ts';
import { SetIn } from '#ui/set-in.ts';
import { ViewProvider, type ActingFace, type View, type ViewerFace } from '#ui/view.ts';
import type { Child } from 'hono/jsx';
import type { Program } from './program.ts';

type Frame = {
  program: Program;
  locale: Locale;
  address: string;
  network: NetworkInLanguage | null;
  reader: Reader | null;
  actingId: string | null;
  notice: string | null;
};

/** What one rendering knows of its reader and place. */
export function viewOf({ program, locale, address, network, reader, actingId, notice }: Frame): View {
  return {
    locale,
    isReadOnly: program.room.known === 'none',
    formats: formatsOf(locale),
    address,
    network: network && {
      ...network,
      example: network.isExample,
      colours: `${network.hue ?? 'own'}-${network.accentHue ?? 'own'}`,
    },
    viewer: reader && viewerFace(reader, actingId, locale.language),
    notice,
    origin: program.settings.origin,
    asset: (name) => program.assets.addresses[name] ?? `/assets/${name}`,
  };
}

function viewerFace(reader: Reader, actingId: string | null, language: Language): ViewerFace {
  const mandates = reader.mandates.map((mandate) => actingFace(mandate, language));
  return {
    name: reader.name,
    acting: mandates.find(({ mandateId }) => mandateId === actingId) ?? null,
    mandates,
    unread: reader.unread,
    hasDesk: reader.mandates.some(({ holder }) => holder.kind === 'office'),
  };
}

function actingFace(mandate: SpokenFor, language: Language): ActingFace {
  const { kind, slug } = mandate.holder;
  const roleName = roleNames[language][mandate.role];
  return {
    mandateId: mandate.id,
    role: mandate.role,
    roleName: kind === 'member' ? beforeItsOwner(language, roleName) : roleName,
    holderName: mandate.holderName,
    holderPath: href(language, pathOfHolder(mandate.holder), { slug }),
    holderCountry: mandate.country && countryName(language, mandate.country),
    holderKind: kind,
    isCity: mandate.isCity,
    markSeed: slug,
    markLook: mandate.look,
    until: mandate.until,
  };
}

/** The document as it is sent. Pages are functions of their props, so nothing here waits. */
export function renderDocument(view: View, page: Child): Buffer<ArrayBuffer> {
  const setIn = new SetIn();
  return setIn.bytesOf(drawn(<ViewProvider value={{ ...view, setIn }}>{page}</ViewProvider>));
}
