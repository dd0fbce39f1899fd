// The database server's own log must not contain values. Its first lines of an error do ("invalid
// input syntax for type uuid: …"), and so do details, statements and parameters. The embedded
// server is started with settings that keep them out (cluster/settings.ts); those of a server named
// by DATABASE_URL are checked here. Only a superuser can change them.

import { type ClientBase, escapeIdentifier } from 'pg';
import type { Log } from '../log/log.ts';

/** What each setting may be, and what to set it to. The settings are those of this connection. */
const wanted: Readonly<Record<string, { readonly fit: RegExp; readonly value: string }>> = {
  log_min_messages: { fit: /^(log|fatal|panic)$/, value: 'log' },
  log_min_error_statement: { fit: /^(log|fatal|panic)$/, value: 'panic' },
  log_error_verbosity: { fit: /^terse$/, value: 'terse' },
  log_statement: { fit: /^none$/, value: 'none' },
  log_min_duration_statement: { fit: /^-1$/, value: '-1' },
  log_min_duration_sample: { fit: /^-1$/, value: '-1' },
  log_transaction_sample_rate: { fit: /^0$/, value: '0' },
  log_parameter_max_length: { fit: /^0$/, value: '0' },
  log_parameter_max_length_on_error: { fit: /^0$/, value: '0' },
  'auto_explain.log_min_duration': { fit: /^-1$/, value: '-1' },
  'pgaudit.log': { fit: /^(none)?$/, value: 'none' },
};

/** Statements for a superuser; none if the log cannot contain values. */
export async function listLogRemedies(client: ClientBase): Promise<string[]> {
  const { rows } = await client.query<{ database: string; name: string; value: string | null }>(
    `select current_database() as database, name, current_setting(name, true) as value
      from unnest($1::text[]) name`,
    [Object.keys(wanted)],
  );
  return rows.flatMap(({ database, name, value }) => {
    const { fit, value: fitting } = wanted[name]!;
    // Null: an extension that is not loaded.
    if (value === null || fit.test(value)) return [];
    return [`alter database ${escapeIdentifier(database)} set ${name} = '${fitting}';`];
  });
}

export async function reportServerLog(client: ClientBase, log: Log): Promise<void> {
  const remedies = await listLogRemedies(client);
  if (remedies.length === 0) return;
  log.error(
    {},
    "The log of the server of DATABASE_URL may contain people's data: names and codes in messages" +
      ` about errors. Have a superuser run: ${remedies.join(' ')}`,
  );
}
