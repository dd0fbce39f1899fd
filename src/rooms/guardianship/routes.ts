// Binds the contract of this room to its commands.

import { bind, type Binding } from '../../engine/http/handler.ts';
import * as api from './api.ts';
import * as apiKin from './api-kin.ts';
import * as commands from './commands.ts';
import * as kin from './commands-kin.ts';

export const guardianshipBindings: Binding[] = [
  bind(api.readCover, commands.readCover),
  bind(api.appointGuardian, commands.appointGuardian),
  bind(api.endCover, commands.endCover),
  bind(api.listSearches, commands.listSearches),
  bind(api.takeSearch, commands.takeSearch),
  bind(api.readSearch, commands.readSearch),
  bind(apiKin.listLikelyKin, kin.readLikelyKin),
  bind(apiKin.listChildrenOnLists, kin.readChildrenOnLists),
  bind(api.recordKinContact, commands.recordKinContact),
  bind(api.listOrganisationCovers, commands.listOrganisationCovers),
];
