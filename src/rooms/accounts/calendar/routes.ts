// Reading a calendar from outside: no session, no cookie, only the address. Whoever asks waits in a
// line like a stranger at the door. The log has the endpoint's name and never the address; nothing
// of the token is kept.

import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { inTransaction } from '../../../engine/db/database.ts';
import type { Services } from '../../../engine/http/handler.ts';
import { Problem } from '../../../engine/http/problems.ts';
import { addDays, dayAt } from '../../../kernel/day.ts';
import { type Line, openLine } from '../door/lines.ts';
import { route } from '../door/routes.ts';
import { tokenOfFile } from './address.ts';
import { readCalendarFeed } from './feed-contract.ts';
import { calendarText } from './ical.ts';
import { readFeed } from './queries.ts';

const daysBefore = 7;
const daysAfter = 120;

export function calendarRoutes(services: Services): (server: FastifyInstance) => void {
  const line = openLine({ atOnce: 2, waitingMax: 200, waitingOfOneMax: 20 });
  return (server) =>
    route(server, readCalendarFeed, (request, reply) => answer(request, reply, { services, line }));
}

type Answering = { readonly services: Services; readonly line: Line };

async function answer(
  request: FastifyRequest,
  reply: FastifyReply,
  { services, line }: Answering,
): Promise<string> {
  const { file = '' } = request.params as { file?: string };
  const calendar = tokenOfFile(file);
  const now = services.now();
  const today = dayAt(now, services.programme.timeZone);
  const span = { first: addDays(today, -daysBefore), last: addDays(today, daysAfter) };
  const found = await line.through(request.ip, () =>
    inTransaction(services.pools.of(calendar.side), (tx) =>
      readFeed(tx, { ...calendar, requestId: request.id }, span),
    ),
  );
  if (!found) throw new Problem('not-found');
  void reply.type('text/calendar; charset=utf-8');
  return calendarText(found.entries, {
    locale: found.locale,
    now,
    nameOf: (key) => services.keyring.pseudonym(`calendar|${key}`),
  });
}
