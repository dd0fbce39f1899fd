// What the room gives to the server.

import type { Room } from '../../engine/http/handler.ts';
import { jobsBindings } from './routes.ts';

export const jobsRoom: Room = { name: 'jobs', bindings: jobsBindings };
