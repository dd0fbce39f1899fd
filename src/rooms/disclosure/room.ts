// What the room gives to the server. It listens to nobody and tells nobody.

import type { Room } from '../../engine/http/handler.ts';
import { disclosureBindings } from './routes.ts';

export const disclosureRoom: Room = { name: 'disclosure', bindings: disclosureBindings };
