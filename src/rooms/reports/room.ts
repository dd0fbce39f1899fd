// What the room gives to the server.

import type { Room } from '../../engine/http/handler.ts';
import { reportsBindings } from './routes.ts';

export const reportsRoom: Room = { name: 'reports', bindings: reportsBindings };
