/**
 * Countries by the sub-regions of the United Nations' M49 standard, whose codes Intl can name; Kosovo and Taiwan, which M49 leaves
 * out, stand with their neighbours.
 */
export const worldRegions: readonly (readonly [code: string, countries: readonly string[]])[] = [
  ['015', of('DZ EG EH LY MA SD TN')],
  ['011', of('BF BJ CI CV GH GM GN GW LR ML MR NE NG SH SL SN TG')],
  ['017', of('AO CD CF CG CM GA GQ ST TD')],
  ['014', of('BI DJ ER ET IO KE KM MG MU MW MZ RE RW SC SO SS TF TZ UG YT ZM ZW')],
  ['018', of('BW LS NA SZ ZA')],
  ['021', of('BM CA GL PM US')],
  ['013', of('BZ CR GT HN MX NI PA SV')],
  ['029', of('AG AI AW BB BL BQ BS CU CW DM DO GD GP HT JM KN KY LC MF MQ MS PR SX TC TT VC VG VI')],
  ['005', of('AR BO BR BV CL CO EC FK GF GS GY PE PY SR UY VE')],
  ['145', of('AE AM AZ BH CY GE IL IQ JO KW LB OM PS QA SA SY TR YE')],
  ['143', of('KG KZ TJ TM UZ')],
  ['034', of('AF BD BT IN IR LK MV NP PK')],
  ['030', of('CN HK JP KP KR MN MO TW')],
  ['035', of('BN ID KH LA MM MY PH SG TH TL VN')],
  ['154', of('AX DK EE FI FO GB GG IE IM IS JE LT LV NO SE SJ')],
  ['155', of('AT BE CH DE FR LI LU MC NL')],
  ['151', of('BG BY CZ HU MD PL RO RU SK UA')],
  ['039', of('AD AL BA ES GI GR HR IT ME MK MT PT RS SI SM VA XK')],
  ['053', of('AU CC CX HM NF NZ')],
  ['054', of('FJ NC PG SB VU')],
  ['057', of('FM GU KI MH MP NR PW UM')],
  ['061', of('AS CK NU PF PN TK TO TV WF WS')],
  ['AQ', of('AQ')],
];

function of(codes: string): readonly string[] {
  return codes.split(' ');
}
