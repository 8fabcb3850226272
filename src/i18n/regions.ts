import { intlTags } from './intl-tags.ts';
import type { Language } from './languages.ts';

/** Where CLDR names parts of the world as no official writes them. */
const ownNames: Partial<Record<Language, Record<string, string>>> = {
  fa: {
    '017': 'آفریقای مرکزی',
    '021': 'آمریکای شمالی',
    '029': 'حوزهٔ کارائیب',
    '053': 'استرالیا و نیوزیلند',
    '057': 'میکرونزی',
    '019': 'قارهٔ آمریکا',
  },
  ko: {
    '015': '북아프리카',
    '013': '중앙아메리카',
    '019': '아메리카',
    '021': '북아메리카',
    '029': '카리브해 지역',
    '053': '오스트레일리아와 뉴질랜드',
    '057': '미크로네시아',
    '143': '중앙아시아',
    AQ: '남극',
  },
};

/** A part of the world by its UN M49 code, as officials call it in the reader's language: "Central Asia", «آفریقای مرکزی». */
export function regionName(language: Language, code: string): string {
  return ownNames[language]?.[code] ?? spelled(language, namesIn(language).of(code) ?? code);
}

/** CLDR begins the Persian names of two continents with «ا»; in Iran they are written with «آ». */
export const spelled = (language: Language, name: string): string =>
  language === 'fa' ? name.replace(/(?<!\p{L})ا(?=فریقا|مریکا)/gu, 'آ') : name;

const names = new Map<Language, Intl.DisplayNames>();

function namesIn(language: Language): Intl.DisplayNames {
  const known = names.get(language) ?? new Intl.DisplayNames([intlTags[language]], { type: 'region' });
  names.set(language, known);
  return known;
}
