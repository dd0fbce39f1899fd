// Every room's screens, in the order in which their addresses are tried: names and addresses only,
// the screens themselves load when they are opened. A new room adds its line here.

import { screens as auditScreens } from '../rooms/audit/public-web.ts';
import { screens as legalScreens } from '../rooms/legal/public-web.ts';
import { screens as reportsScreens } from '../rooms/reports/public-web.ts';
import { screens as workforceScreens } from '../rooms/workforce/public-web.ts';
import type { ScreenEntry } from '../web/screen.ts';

export const screens: readonly ScreenEntry[] = [
  ...legalScreens,
  ...workforceScreens,
  ...reportsScreens,
  ...auditScreens,
];
