import { writeFileSync } from 'node:fs';

const header =
  'slug,kind,name_en,name_fa,name_ko,country,latitude,longitude,population,geonames_id,languages,office,joined,state,dues_paid_until,founding,source,website,sample';

/** Countries of one office, so that every row is right: the bench is about reading. */
const countries = ['NG', 'GH', 'KE', 'ZA', 'SN', 'TZ', 'UG', 'ET', 'MZ', 'CM'];

/** Writes invented towns of Africa, spread over the continent by a fixed rule. */
export function writeMembers(file: string, count: number): void {
  const lines = Array.from({ length: count }, (_, at) => {
    const country = countries[at % countries.length] ?? 'NG';
    const latitude = (((at * 7_919) % 6_000) / 100 - 30).toFixed(4);
    const longitude = (((at * 104_729) % 5_000) / 100 - 10).toFixed(4);
    return `town-${at},city,Town ${at},شهرک ${at},마을 ${at},${country},${latitude},${longitude},${1_000 + ((at * 31) % 900_000)},,en,africa,${2011 + (at % 14)},full,,no,sample,,yes`;
  });
  writeFileSync(file, [header, ...lines, ''].join('\r\n'));
}
