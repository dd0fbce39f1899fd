// The manifest of this room.

import type { Room } from '../../engine/http/handler.ts';
import { workforceBindings } from './routes.ts';

export const workforceRoom: Room = { name: 'workforce', bindings: workforceBindings };
