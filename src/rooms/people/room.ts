// What the room gives to the server.

import type { Room } from '../../engine/http/handler.ts';
import { peopleBindings } from './routes.ts';

export const peopleRoom: Room = { name: 'people', bindings: peopleBindings };
