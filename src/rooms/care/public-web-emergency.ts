// The emergency page and its review for the browser, and the line above every screen that tells a
// second person at once. In the navigation it comes last, in plain words.

import type { WordRoom } from '../../engine/languages/word-key.ts';
import type { FramePart } from '../../web/parts.ts';
import { paths } from '../../web/paths.ts';
import type { ScreenEntry } from '../../web/screen.ts';
import { emergencyLeads, emergencyOpeners, emergencyParties } from './access.ts';
import type emergencyWords from '../../../languages/en/emergency.json';

declare module '../../engine/languages/word-key.ts' {
  interface Words {
    emergency: typeof emergencyWords;
  }
}

const words: readonly WordRoom[] = ['emergency', 'care', 'people'];

export const emergencyScreens: readonly ScreenEntry[] = [
  {
    path: paths.emergency,
    roles: emergencyOpeners,
    words,
    navigation: { label: 'shell.navigation.emergency', order: 80 },
    load: async () => (await import('./screens/emergency.tsx')).Emergency,
  },
  {
    path: paths.emergencyReviews,
    roles: emergencyLeads,
    words: ['emergency'],
    navigation: { label: 'shell.navigation.emergencyReviews', order: 81 },
    load: async () => (await import('./screens/emergency-reviews.tsx')).EmergencyReviews,
  },
];

export const emergencyFrame: readonly FramePart[] = [
  {
    name: 'emergency',
    roles: emergencyParties,
    words: ['emergency'],
    load: async () => (await import('./screens/emergency-frame.tsx')).EmergencyFrame,
  },
];
