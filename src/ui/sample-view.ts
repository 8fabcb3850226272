import { formatsOf } from '#i18n/formats.ts';
import type { Language } from '#i18n/languages.ts';
import { localeFor } from '#i18n/locale.ts';
import type { ActingFace, View, ViewerFace } from './view.ts';

/** A view for tests of parts and pages: a visitor of an example network, unless something else is said. */
export function sampleView(language: Language, given: Partial<View> = {}): View {
  const locale = localeFor(language);
  return {
    locale,
    formats: formatsOf(locale),
    address: '/members?office=africa',
    network: {
      name: 'World Network of Smart Sustainable Cities',
      acronym: null,
      founded: 2010,
      secretariatCity: 'Seoul',
      languages: ['en', 'fa', 'ko'],
      colours: 'own-own',
      example: true,
    },
    viewer: null,
    notice: null,
    origin: 'https://network.example',
    asset: (name) => `/assets/${name}`,
    ...given,
  };
}

export const shirazMandate: ActingFace = {
  mandateId: '0199c0de-0000-7000-8000-000000000001',
  role: 'focal-point',
  roleName: 'Focal point',
  holderName: 'Shiraz',
  holderPath: '/en/members/shiraz',
  holderCountry: 'Iran',
  holderKind: 'member',
  isCity: true,
  markSeed: 'shiraz',
  markLook: 300,
  until: '2027-06-21',
};

export const officeMandate: ActingFace = {
  ...shirazMandate,
  mandateId: '0199c0de-0000-7000-8000-000000000002',
  role: 'officer',
  roleName: 'Officer',
  holderName: 'Central Asia Regional Office',
  holderPath: '/en/offices/central-asia',
  holderCountry: null,
  holderKind: 'office',
  isCity: false,
  until: null,
};

/** An invented person with mandates for Shiraz and for an office, acting for Shiraz. */
export const nasrin: ViewerFace = {
  name: 'Nasrin Golestani',
  acting: shirazMandate,
  mandates: [shirazMandate, officeMandate],
  unread: 3,
  hasDesk: true,
};
