// Every room's screens, in the order in which their addresses are tried. Names and addresses only:
// the screens themselves load when they are opened. A new room adds its line here.

import { screens as auditScreens } from '../rooms/audit/public-web.ts';
import { personParts as careParts, screens as careScreens } from '../rooms/care/public-web.ts';
import {
  personParts as guardianshipParts,
  screens as guardianshipScreens,
} from '../rooms/guardianship/public-web.ts';
import { emergencyFrame, emergencyScreens } from '../rooms/care/public-web-emergency.ts';
import { appointmentScreens } from '../rooms/care/public-web-appointments.ts';
import { urgentParts, urgentScreens } from '../rooms/care/public-web-urgent.ts';
import { nowParts } from '../rooms/care/public-web-now.ts';
import { toldParts, toldScreens } from '../rooms/care/public-web-told.ts';
import { handoverScreens } from '../rooms/care/public-web-handover.ts';
import {
  personParts as disclosureParts,
  screens as disclosureScreens,
} from '../rooms/disclosure/public-web.ts';
import { jobsFrame, screens as jobsScreens } from '../rooms/jobs/public-web.ts';
import { screens as lawScreens } from '../rooms/law/public-web.ts';
import { screens as legalScreens } from '../rooms/legal/public-web.ts';
import { noticesFrame, screens as noticesScreens } from '../rooms/notices/public-web.ts';
import { screens as operationsScreens } from '../rooms/operations/public-web.ts';
import { screens as peopleScreens } from '../rooms/people/public-web.ts';
import { screens as reportsScreens } from '../rooms/reports/public-web.ts';
import { screens as accountsScreens, accountsFrame } from '../rooms/accounts/public-web.ts';
import { supervisionScreens } from '../rooms/workforce/public-web.ts';
import { helpScreens } from '../web/help/screens.ts';
import { offerFrameParts, offerPersonParts } from '../web/parts.ts';
import type { ScreenEntry } from '../web/screen.ts';
import { tourFrame } from '../web/tour/frame.ts';

export const screens: readonly ScreenEntry[] = [
  ...legalScreens,
  ...lawScreens,
  ...accountsScreens,
  ...reportsScreens,
  ...auditScreens,
  ...jobsScreens,
  ...careScreens,
  ...handoverScreens,
  ...urgentScreens,
  ...toldScreens,
  ...appointmentScreens,
  ...emergencyScreens,
  ...operationsScreens,
  ...peopleScreens,
  ...guardianshipScreens,
  ...disclosureScreens,
  ...noticesScreens,
  ...supervisionScreens,
  ...helpScreens,
];

// Parts of the person's page from rooms that may not import each other.
offerPersonParts([
  ...urgentParts,
  ...toldParts,
  ...nowParts,
  ...careParts,
  ...guardianshipParts,
  ...disclosureParts,
]);
offerFrameParts([...tourFrame, ...emergencyFrame, ...jobsFrame, ...accountsFrame, ...noticesFrame]);
