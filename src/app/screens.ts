// Every room's screens, in the order in which their addresses are tried. Loaded with the workspace,
// not before signing in. A new room adds its line here.

import type { ScreenEntry } from '../web/screen.ts';

export const screens: readonly ScreenEntry[] = [];
