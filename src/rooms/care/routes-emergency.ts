// Binds the contract of the emergency page to its commands.

import { bind, type Binding } from '../../engine/http/handler.ts';
import * as api from './api-emergency.ts';
import * as emergency from './commands-emergency.ts';

export const emergencyBindings: Binding[] = [
  bind(api.openEmergency, emergency.openEmergency),
  bind(api.listOwnEmergencies, emergency.listOwnEmergencies),
  bind(api.readEmergency, emergency.readEmergency),
  bind(api.endEmergency, emergency.endEmergency),
  bind(api.listEmergencies, emergency.listEmergencies),
  bind(api.reviewEmergency, emergency.reviewEmergency),
  bind(api.liftEmergencyWithdrawal, emergency.liftEmergencyWithdrawal),
  bind(api.readEmergencyNotice, emergency.readEmergencyNotice),
];
