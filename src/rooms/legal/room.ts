// What the room gives to the server. It listens to nobody and tells nobody.

import type { Room } from '../../engine/http/handler.ts';
import { chargeBindings } from './routes-charge.ts';
import { legalBindings } from './routes.ts';

export const legalRoom: Room = { name: 'legal', bindings: [...legalBindings, ...chargeBindings] };
