// The one list of rooms. A room that is not here does not exist for the server.

import type { Endpoint } from '../kernel/contract.ts';
import type { Room } from '../engine/http/handler.ts';
import { sessionEndpoints } from '../engine/http/session-contract.ts';
import { peopleRoom } from '../rooms/people/room.ts';
import { grantsRoom } from '../rooms/workforce/grants-room.ts';

export const rooms: readonly Room[] = [peopleRoom, grantsRoom];

export const endpoints: readonly Endpoint[] = [
  ...sessionEndpoints, ...rooms.flatMap((room) => room.bindings.map((binding) => binding.endpoint)),
];
