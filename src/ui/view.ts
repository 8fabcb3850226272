import { createContext, useContext } from 'hono/jsx';
import type { Formats } from '#i18n/formats.ts';
import type { Language } from '#i18n/languages.ts';
import type { Locale } from '#i18n/locale.ts';
import type { SetIn } from './set-in.ts';

/** The network as every page's frame shows it: masthead, footer, title. */
export type NetworkFace = {
  name: string;
  acronym: string | null;
  founded: number | null;
  /** Where the Secretariat sits, in the reader's language. */
  secretariatCity: string | null;
  languages: readonly Language[];
  /** Stands for the network's colours: another word after each change. */
  colours: string;
  /** True while the node shows the invented example network: every page says so. */
  example: boolean;
};

/** The mandate under which the reader acts, as the bar under the masthead shows it. */
export type ActingFace = {
  mandateId: string;
  role: string;
  /** The role in the reader's language, of a member as it stands before its name: "Focal point", «نمایندهٔ». */
  roleName: string;
  holderName: string;
  holderPath: string;
  /** Country of a member, in the reader's language; null for an office. */
  holderCountry: string | null;
  holderKind: 'member' | 'office';
  isCity: boolean;
  markSeed: string;
  markLook: number;
  until: string | null;
};

export type ViewerFace = {
  name: string;
  acting: ActingFace | null;
  /** All current mandates, the acting one included: where there are several the bar lets the reader change. */
  mandates: readonly ActingFace[];
  /** Notices that wait to be read; 100 stands for so many or more. */
  unread: number;
  /** Whether the desk of an office is open to this person. */
  hasDesk: boolean;
};

/** What one rendering of a page knows besides its own props: who reads it, in which language, at which address. */
export type View = {
  locale: Locale;
  /** True while the disk is so full that nothing can be changed: every page says so. */
  isReadOnly?: boolean;
  formats: Formats;
  /** Address of this page without language prefix, with its query: `/members?office=africa`. */
  address: string;
  network: NetworkFace | null;
  viewer: ViewerFace | null;
  /** What is wrong with the form that this page shows again, by field. */
  errors?: Readonly<Record<string, string>>;
  /** What just happened, said once on the page that follows a step. */
  notice: string | null;
  /** Absolute own origin, for canonical addresses and Open Graph. */
  origin: string;
  /** Names of static files with their content hash: `style.css` -> `/assets/style.1a2b3c.css`. */
  asset: (name: string) => string;
  /** Takes up the parts that were drawn before; without it they are written out. */
  setIn?: SetIn | undefined;
};

const ViewContext = createContext<View | null>(null);

export const ViewProvider = ViewContext.Provider;

/** The view of the page that is being rendered. Every page stands inside a ViewProvider. */
export function useView(): View {
  const view = useContext(ViewContext);
  if (!view) throw new Error('a part was rendered outside of a page');
  return view;
}

/** A feature's wording in the reader's language: `const t = useMessages(messages)`. */
export function useMessages<M>(messages: Record<Language, M>): M {
  return messages[useView().locale.language];
}
