// The mark at the foot of a paper for those who work here: whoever finds it lying about can tell
// whose copy it is. It is not for papers that somebody takes home.

import { type Tx, sql } from '../db/database.ts';
import type { Services } from '../http/handler.ts';
import { formatDateTime } from '../languages/format.ts';
import type { Locale } from '../languages/locale.ts';
import { translate } from '../languages/words.ts';

type Printing = { readonly tx: Tx; readonly services: Pick<Services, 'now' | 'programme'> };

export async function workingMark({ tx, services }: Printing, locale: Locale): Promise<string> {
  const found = await sql<{ displayName: string }>`
    select display_name from access.own_account()`.execute(tx);
  const when = formatDateTime(locale, services.now(), services.programme.timeZone);
  return translate(locale, 'print.mark', { name: found.rows[0]!.displayName, when });
}
