// The tour as a part above every page, in a demo only.

import type { FramePart } from '../parts.ts';
import { onForget } from '../session.ts';
import { forgetTour } from './tour-state.ts';
import { type TourRole, tours } from './tours.ts';

onForget((what) => {
  if (what === 'everything') forgetTour();
});

export const tourFrame: readonly FramePart[] = [
  {
    name: 'tour',
    roles: Object.keys(tours) as TourRole[],
    words: ['demo'],
    isDemoOnly: true,
    load: async () => (await import('./tour.tsx')).Tour,
  },
];
