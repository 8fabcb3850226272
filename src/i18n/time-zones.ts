import { intlTags } from './intl-tags.ts';
import type { Language } from './languages.ts';
import { regionName, spelled } from './regions.ts';

export type TimeZoneChoice = {
  /** IANA name, such as Asia/Tehran: what is stored. */
  id: string;
  /** The city the zone is named for: "Ho Chi Minh"; in other languages the country where it has no second zone: «ایران». */
  city: string;
  /** In the reader's language: "Iran Standard Time". */
  name: string;
  /** From UTC at the given moment, in the reader's digits: "GMT+03:30". */
  offset: string;
};

export type TimeZoneGroup = { region: string; zones: TimeZoneChoice[] };

/** Whether text names a time zone by place or as UTC; bare offsets such as +03:30 know no summer time and are refused. */
export function isTimeZone(text: string): boolean {
  return timeZoneNamed(text) !== null;
}

/** The current name of a time zone by any of its names in any case, or null: Asia/Calcutta is Asia/Kolkata. */
export function timeZoneNamed(text: string): string | null {
  if (namesByText.size === 0)
    for (const id of Intl.supportedValuesOf('timeZone')) namesByText.set(id, currentNameOf(id));
  return namesByText.get(text) ?? currentNameOf(text);
}

// Asking Intl costs as much as a small page: of the names that are chosen in forms it is asked once.
const namesByText = new Map<string, string | null>();

function currentNameOf(text: string): string | null {
  if (!/^[a-z][a-z0-9_+/-]{1,50}$/i.test(text)) return null;
  try {
    const { timeZone } = new Intl.DateTimeFormat('en', { timeZone: text }).resolvedOptions();
    return currentNames[timeZone] ?? timeZone;
  } catch {
    return null;
  }
}

/** All time zones for a field where one is chosen, by part of the world and sorted by city, as they are at a moment. */
export function timeZoneGroups(language: Language, moment: Date): readonly TimeZoneGroup[] {
  const hour = Math.floor(moment.getTime() / 3_600_000);
  const last = lastGroups.get(language);
  if (last?.hour === hour) return last.groups;
  const groups = groupsAt(language, moment);
  lastGroups.set(language, { hour, groups });
  return groups;
}

// Naming 400 zones takes some 50 ms; their offsets change on the hour at most.
const lastGroups = new Map<Language, { hour: number; groups: readonly TimeZoneGroup[] }>();

function groupsAt(language: Language, moment: Date): TimeZoneGroup[] {
  const byRegion = Map.groupBy(zones(), regionOf);
  const groups = regions.map((region) => ({
    region: regionName(language, region),
    zones: (byRegion.get(region) ?? []).map((id) => choiceOf(language, id, moment)).toSorted(byCity(language)),
  }));
  const utc = choiceOf(language, 'UTC', moment);
  return [
    ...groups.toSorted((one, other) => one.region.localeCompare(other.region, language)),
    { region: utc.name, zones: [utc] },
  ];
}

const zones = (): string[] =>
  Intl.supportedValuesOf('timeZone')
    .map((id) => currentNames[id] ?? id)
    .filter((id) => id.includes('/'));

function byCity(language: Language): (one: TimeZoneChoice, other: TimeZoneChoice) => number {
  const { compare } = new Intl.Collator(intlTags[language]);
  return (one, other) => compare(one.city, other.city);
}

function choiceOf(language: Language, id: string, moment: Date): TimeZoneChoice {
  return {
    id,
    city: cityOf(language, id, moment),
    name: zonePart(language, id, id === 'UTC' ? 'long' : 'longGeneric', moment),
    offset: zonePart(language, id, 'longOffset', moment),
  };
}

// What CLDR writes around the city or the country in the short name of a zone.
const around: Partial<Record<Language, RegExp>> = { fa: /^وقت /, ko: / 시간$/ };

function cityOf(language: Language, id: string, moment: Date): string {
  const words = around[language];
  const name = words && id !== 'UTC' ? zonePart(language, id, 'shortGeneric', moment) : '';
  return words?.test(name) ? name.replace(words, '') : (id.split('/').at(-1) ?? id).replaceAll('_', ' ');
}

function zonePart(
  language: Language,
  timeZone: string,
  timeZoneName: 'long' | 'longGeneric' | 'longOffset' | 'shortGeneric',
  moment: Date,
): string {
  const parts = new Intl.DateTimeFormat(intlTags[language], { timeZone, timeZoneName }).formatToParts(moment);
  return spelled(language, parts.find((part) => part.type === 'timeZoneName')?.value ?? timeZone);
}

// UN M49 codes, which Intl can name: Africa, the Americas, Asia, Europe, Oceania, and Antarctica.
const regions = ['002', '019', '142', '150', '009', 'AQ'] as const;
type Region = (typeof regions)[number];

const regionByArea: Record<string, Region> = {
  Africa: '002',
  America: '019',
  Antarctica: 'AQ',
  Arctic: '150',
  Asia: '142',
  Atlantic: '150',
  Australia: '009',
  Europe: '150',
  Indian: '002',
  Pacific: '009',
};

// IANA groups islands by ocean; people look for them on the continent they belong to.
const regionByIsland: Record<string, Region> = {
  'Atlantic/Bermuda': '019',
  'Atlantic/Stanley': '019',
  'Atlantic/South_Georgia': '019',
  'Atlantic/Cape_Verde': '002',
  'Atlantic/St_Helena': '002',
  'Indian/Chagos': '142',
  'Indian/Maldives': '142',
  'Indian/Christmas': '009',
  'Indian/Cocos': '009',
};

const regionOf = (id: string): Region => regionByIsland[id] ?? regionByArea[id.split('/', 1)[0] ?? ''] ?? '150';

// ECMAScript keeps the names of CLDR, which never change; IANA has renamed these places since.
const currentNames: Record<string, string> = {
  'Africa/Asmera': 'Africa/Asmara',
  'America/Buenos_Aires': 'America/Argentina/Buenos_Aires',
  'America/Catamarca': 'America/Argentina/Catamarca',
  'America/Coral_Harbour': 'America/Atikokan',
  'America/Cordoba': 'America/Argentina/Cordoba',
  'America/Godthab': 'America/Nuuk',
  'America/Indianapolis': 'America/Indiana/Indianapolis',
  'America/Jujuy': 'America/Argentina/Jujuy',
  'America/Louisville': 'America/Kentucky/Louisville',
  'America/Mendoza': 'America/Argentina/Mendoza',
  'Asia/Calcutta': 'Asia/Kolkata',
  'Asia/Katmandu': 'Asia/Kathmandu',
  'Asia/Rangoon': 'Asia/Yangon',
  'Asia/Saigon': 'Asia/Ho_Chi_Minh',
  'Atlantic/Faeroe': 'Atlantic/Faroe',
  'Europe/Kiev': 'Europe/Kyiv',
  'Pacific/Enderbury': 'Pacific/Kanton',
  'Pacific/Ponape': 'Pacific/Pohnpei',
  'Pacific/Truk': 'Pacific/Chuuk',
};
