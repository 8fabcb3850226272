import type { Language } from './languages.ts';

/** Names that stand in any script: products, formats, and the languages by the names their speakers give them. */
const names =
  /\b(?:Serai|WeGO|CSV|PDF|JSON|ICS|iCalendar|RSS|Atom|API|URL|PNG|JPEG|WebP|AVIF|SVG|UTF-8|ISO ?\d+|MB|KB|ID|AGPL|PostgreSQL|UTC|English|BOM|AI|ICT|SDG|KPI)\b|فارسی|한국어/g;

const addresses = /\S+@\S+\.\S+|https?:\/\/\S+|\b[a-z0-9-]+(?:\.[a-z0-9-]+)+\b(?:\/\S*)?/gi;

/** What is unfit in one message for readers of a language; an empty list when it can stand. */
export function complaintsAboutWording(text: string, language: Language): string[] {
  if (text.trim() === '') return ['is empty'];
  if (text !== text.trim()) return ['begins or ends with a space'];
  const prose = text
    .replace(/\{\w+\}/g, '')
    .replace(addresses, '')
    .replace(names, '');
  if (language === 'en') return [];
  return complaintsOf(language === 'fa' ? persianRules : koreanRules, prose);
}

type Rule = { complaint: string; breaks: (prose: string) => boolean };

const complaintsOf = (rules: Rule[], prose: string): string[] =>
  rules.filter((rule) => rule.breaks(prose)).map((rule) => rule.complaint);

const isWordless = (prose: string): boolean => !/\p{L}/u.test(prose);

const koreanRules: Rule[] = [
  { complaint: 'is not in Korean', breaks: (prose) => !isWordless(prose) && !/\p{Script=Hangul}/u.test(prose) },
];

// The half-space rules are those of the Academy of Persian Language for the commonest prefixes and endings.
const persianRules: Rule[] = [
  { complaint: 'is not in Persian', breaks: (prose) => !isWordless(prose) && !/[\u0621-\u06CC]/.test(prose) },
  { complaint: 'has digits that are not Persian', breaks: (prose) => /[0-9٠-٩]/.test(prose) },
  { complaint: 'has an Arabic yeh or kaf', breaks: (prose) => /[يىك]/.test(prose) },
  { complaint: 'has quotation marks other than «»', breaks: (prose) => /["'“”‘’„]/.test(prose) },
  { complaint: 'has a Latin comma, semicolon, question or per cent mark', breaks: (prose) => /[,;?%]/.test(prose) },
  {
    complaint: 'lacks the half-space after می',
    breaks: (prose) =>
      /(?<!\p{L})ن?می(?: +\p{L}|شو|کن[دیم]|توان|خواه|ده[دنی]|گیر|یاب|رو[دنی]|آی|بین|نویس|مان)/u.test(prose),
  },
  {
    complaint: 'lacks the half-space before ها',
    breaks: (prose) => /\p{L} +ها(?:ی|یی|یم|یش|یتان|یشان)?(?!\p{L})/u.test(prose),
  },
  { complaint: 'lacks the half-space before تر', breaks: (prose) => /\p{L} +تر(?:ین)?(?!\p{L})/u.test(prose) },
  {
    complaint: 'has a half-space beside a space, doubled, or at an end',
    breaks: (prose) => /\u200C(?=[\s\u200C]|$)|(?<=\s|^)\u200C/u.test(prose),
  },
];
