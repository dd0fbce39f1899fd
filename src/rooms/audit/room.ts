// What the room gives to the server; sealing is started by the server itself (sealing.ts).

import type { Room } from '../../engine/http/handler.ts';
import { auditBindings } from './routes.ts';

export const auditRoom: Room = { name: 'audit', bindings: auditBindings };
