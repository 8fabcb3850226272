import { isLanguage } from '#i18n/languages.ts';

const anywhere = 'https://own.invalid';

/**
 * An address of this network without its language, or null: nobody is led elsewhere after signing in. What `//evil.example`,
 * `/\evil.example` and the like mean is asked of the same parser that browsers have.
 */
export function ownPath(text: string | null | undefined): string | null {
  if (!text?.startsWith('/') || text.length > 500 || !URL.canParse(text, anywhere)) return null;
  const { origin, pathname, search } = new URL(text, anywhere);
  if (origin !== anywhere) return null;
  const [, first = '', ...rest] = pathname.split('/');
  const path = isLanguage(first) ? `/${rest.join('/')}` : pathname;
  return path.startsWith('//') ? null : path + search;
}
