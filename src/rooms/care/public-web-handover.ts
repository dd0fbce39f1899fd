// The coordinator's side of the handover for the browser: households that wait, what is missing,
// the offer. The organisation's side is in `public-web.ts`.

import type { WordRoom } from '../../engine/languages/word-key.ts';
import { paths } from '../../web/paths.ts';
import type { ScreenEntry } from '../../web/screen.ts';
import { offerMakers } from './access.ts';
import type handoverWords from '../../../languages/en/handover.json';

declare module '../../engine/languages/word-key.ts' {
  interface Words {
    handover: typeof handoverWords;
  }
}

const words: readonly WordRoom[] = ['handover', 'care', 'people'];

export const handoverScreens: readonly ScreenEntry[] = [
  {
    path: paths.handovers,
    roles: offerMakers,
    words,
    navigation: { label: 'shell.navigation.handovers', order: 30 },
    load: async () => (await import('./screens/handovers.tsx')).Handovers,
  },
  {
    path: paths.handoverOffers,
    roles: offerMakers,
    words,
    load: async () => (await import('./screens/handover-offers.tsx')).HandoverOffers,
  },
  {
    path: paths.handoverOffer,
    roles: offerMakers,
    words,
    load: async () => (await import('./screens/offer-household.tsx')).OfferHousehold,
  },
  {
    path: paths.handoverPerson,
    roles: offerMakers,
    words,
    load: async () => (await import('./screens/handover-consent.tsx')).HandoverConsent,
  },
];
