import type { Language } from './languages.ts';

type Wishes = {
  /** The language a reader chose before, as the cookie keeps it. */
  cookie?: string | null | undefined;
  /** The Accept-Language header of the request. */
  acceptLanguage?: string | null | undefined;
};

/** A reader's language where the address names none: the one chosen before, then what the browser asks for, then the network's default. */
export function languageFor(wishes: Wishes, languages: readonly Language[], fallback: Language): Language {
  const chosen = languages.find((language) => language === wishes.cookie);
  return chosen ?? acceptedLanguage(wishes.acceptLanguage ?? '', languages, fallback) ?? fallback;
}

// RFC 9110, 12.5.4 with the lookup of RFC 4647, 3.4: `fa-AF` is served with `fa`.
function acceptedLanguage(header: string, languages: readonly Language[], fallback: Language): Language | undefined {
  const ranges = rangesOf(header);
  const refused = new Set(ranges.filter(({ weight }) => weight === 0).map(({ tag }) => tag));
  for (const { tag, weight } of ranges) {
    if (weight === 0) continue;
    const found =
      tag === '*'
        ? anyLanguage(languages, fallback, refused)
        : languages.find((language) => language === primaryOf(tag));
    if (found && !refused.has(found)) return found;
  }
  return undefined;
}

const primaryOf = (tag: string): string => tag.split('-', 1)[0] ?? '';

const anyLanguage = (languages: readonly Language[], fallback: Language, refused: Set<string>): Language | undefined =>
  [fallback, ...languages].find((language) => !refused.has(language));

function rangesOf(header: string): { tag: string; weight: number }[] {
  // Twenty wishes are more than any browser sends; the rest of an endless header is not read.
  return header
    .slice(0, 1000)
    .split(',', 20)
    .flatMap((part) => {
      const range = /^\s*(\*|[a-z]{1,8}(?:-[a-z0-9]{1,8})*)\s*(?:;\s*q=([01](?:\.\d{0,3})?)\s*)?$/i.exec(part);
      if (!range?.[1]) return [];
      return [{ tag: range[1].toLowerCase(), weight: Math.min(Number(range[2] ?? 1), 1) }];
    })
    .toSorted((one, other) => other.weight - one.weight);
}
