// Appointments with company for the browser: their page, planning one, and what came of it.

import type { WordRoom } from '../../engine/languages/word-key.ts';
import { paths } from '../../web/paths.ts';
import type { ScreenEntry } from '../../web/screen.ts';
import { needsReaders, needsWriters } from './access.ts';
import type appointmentWords from '../../../languages/en/appointments.json';

declare module '../../engine/languages/word-key.ts' {
  interface Words {
    appointments: typeof appointmentWords;
  }
}

const words: readonly WordRoom[] = ['appointments', 'people'];

export const appointmentScreens: readonly ScreenEntry[] = [
  {
    path: paths.newAppointment,
    roles: needsWriters,
    words,
    load: async () => (await import('./screens/new-appointment.tsx')).NewAppointment,
  },
  {
    path: paths.appointment,
    roles: needsReaders,
    words,
    load: async () => (await import('./screens/end-appointment.tsx')).EndAppointment,
  },
  {
    path: paths.appointments,
    roles: needsReaders,
    words,
    load: async () => (await import('./screens/appointments.tsx')).Appointments,
  },
];
