// The one typed configuration, read from the environment once at start. Every value has a default
// that is safe on a laptop: reachable from this machine only, data in the checkout. A value that
// cannot be right is refused with one sentence that names the variable, the value and the remedy;
// nothing is guessed. Settings of the programme (country, languages) are not here but in the
// database.

import { isIP } from 'node:net';
import { dirname, join, resolve } from 'node:path';
import { type Address, readAddress } from './address.ts';
import { isLoopback } from './loopback.ts';
import { type Mail, readMail } from './mail.ts';
import { type Proxies, readProxies } from './proxies.ts';
import { done, type Outcome, refuse, type Refused } from '../../kernel/outcome.ts';

export const logLevels = ['silent', 'error', 'warn', 'info', 'debug'] as const;
export type LogLevel = (typeof logLevels)[number];

export type Config = {
  readonly port: number;
  readonly host: string;
  /** Where people reach the server in their browser. */
  readonly address: Address;
  readonly proxies: Proxies;
  /** Absolute path. */
  readonly dataFolder: string;
  /** Absolute path. Contains the keys of every encrypted value; never inside a backup. */
  readonly keyFile: string;
  /** Absolute path. What ended for good, replayed by a restore; as precious as the key file. */
  readonly ledgerFile: string;
  /** The public key that backups are encrypted to, or a file that holds it; null: none is set. */
  readonly backupRecipient: string | null;
  /** Absolute path of the country packs. */
  readonly countriesFolder: string;
  /** An existing PostgreSQL 15 or newer; null means the embedded one in `dataFolder`. */
  readonly databaseUrl: string | null;
  readonly logLevel: LogLevel;
  /** A database statement that takes at least this long is reported in the log. */
  readonly slowMilliseconds: number;
  /** Where `GET /metrics` is served, on this machine only; null means nowhere. */
  readonly metrics: { readonly host: string; readonly port: number } | null;
  /**
   * Where signed heads of the audit trail are kept outside the database: a folder (absolute path),
   * and an address of the auditor that receives them too.
   */
  readonly auditHeads: { readonly folder: string; readonly webhook: string | null };
  /** How e-mail is sent; null: none is. */
  readonly mail: Mail | null;
};

export type Environment = Readonly<Record<string, string | undefined>>;
type Invalid = Refused<'configuration-invalid'>;

export const checkoutFolder = resolve(import.meta.dirname, '../../..');

/**
 * Facts of the refusal: `variable`, `value` (never a password) and `remedy`; see `configSentence`.
 */
export function readConfig(environment: Environment): Outcome<Config, 'configuration-invalid'> {
  const port = readPort(environment['PORT']);
  if (!port.ok) return port;
  const host = readHost(environment['HOST']);
  if (!host.ok) return host;
  const address = readAddress(environment['ALONGSIDE_ADDRESS'], port.value);
  if (!address.ok) return address;
  const proxies = readProxies(environment['TRUST_PROXY']);
  if (!proxies.ok) return proxies;
  const dataFolder = readPath(environment, 'ALONGSIDE_DATA', join(checkoutFolder, 'data'));
  if (!dataFolder.ok) return dataFolder;
  const keyFile = readPath(
    environment,
    'ALONGSIDE_KEY_FILE',
    join(dataFolder.value, 'alongside.key'),
  );
  if (!keyFile.ok) return keyFile;
  const ledgerFile = readPath(
    environment,
    'ALONGSIDE_LEDGER_FILE',
    join(dirname(keyFile.value), 'alongside.ledger'),
  );
  if (!ledgerFile.ok) return ledgerFile;
  const countriesFolder = readCountriesFolder(environment);
  if (!countriesFolder.ok) return countriesFolder;
  const databaseUrl = readDatabaseUrl(environment['DATABASE_URL']);
  if (!databaseUrl.ok) return databaseUrl;
  const logLevel = readLogLevel(environment['LOG_LEVEL']);
  if (!logLevel.ok) return logLevel;
  const slowMilliseconds = readSlowMilliseconds(environment['LOG_SLOW_MILLISECONDS']);
  if (!slowMilliseconds.ok) return slowMilliseconds;
  const metrics = readMetrics(environment);
  if (!metrics.ok) return metrics;
  const auditHeads = readAuditHeads(environment, keyFile.value);
  if (!auditHeads.ok) return auditHeads;
  const mail = readMail(environment);
  if (!mail.ok) return mail;
  return done({
    port: port.value,
    host: host.value,
    address: address.value,
    proxies: proxies.value,
    dataFolder: dataFolder.value,
    keyFile: keyFile.value,
    ledgerFile: ledgerFile.value,
    backupRecipient: environment['ALONGSIDE_BACKUP_RECIPIENT'] || null,
    countriesFolder: countriesFolder.value,
    databaseUrl: databaseUrl.value,
    logLevel: logLevel.value,
    slowMilliseconds: slowMilliseconds.value,
    metrics: metrics.value,
    auditHeads: auditHeads.value,
    mail: mail.value,
  });
}

/** The packs' folder: in the checkout, unless a country keeps its own elsewhere. */
export function readCountriesFolder(
  environment: Environment,
): Outcome<string, 'configuration-invalid'> {
  return readPath(environment, 'ALONGSIDE_COUNTRIES', join(checkoutFolder, 'countries'));
}

/** The refusal as one sentence for the terminal. */
export function configSentence(refused: Invalid): string {
  const { variable, value, remedy } = refused.facts;
  return `${variable}="${value}" cannot be used: ${remedy}.`;
}

function invalid(variable: string, value: string, remedy: string): Invalid {
  return refuse('configuration-invalid', { variable, value, remedy });
}

function readPort(value: string | undefined): Outcome<number, 'configuration-invalid'> {
  if (value === undefined || value === '') return done(4180);
  if (isPort(value)) return done(Number(value));
  return invalid('PORT', value, 'give a whole number from 1 to 65535, or leave it out for 4180');
}

function isPort(value: string): boolean {
  return /^\d{1,5}$/.test(value) && Number(value) <= 65_535;
}

function readHost(value: string | undefined): Outcome<string, 'configuration-invalid'> {
  if (value === undefined || value === '') return done('127.0.0.1');
  if (isIP(value) !== 0 || /^[a-z0-9]([a-z0-9.-]*[a-z0-9])?$/i.test(value)) return done(value);
  return invalid(
    'HOST',
    value,
    'give an address of this machine such as 127.0.0.1 or 0.0.0.0, without a scheme or a port',
  );
}

function readPath(
  environment: Environment,
  variable: string,
  standard: string,
): Outcome<string, 'configuration-invalid'> {
  const value = environment[variable];
  if (value === undefined || value === '') return done(standard);
  if (/\p{Cc}/u.test(value)) {
    return invalid(
      variable,
      JSON.stringify(value).slice(1, -1),
      'the path contains a control character; give a plain path',
    );
  }
  if (/^[a-z][a-z0-9+.-]*:\/\//i.test(value)) {
    return invalid(variable, value, 'give a path on this machine, not an address');
  }
  return done(resolve(value));
}

function readDatabaseUrl(
  value: string | undefined,
): Outcome<string | null, 'configuration-invalid'> {
  if (value === undefined || value === '') return done(null);
  const remedy = 'write it as postgres://user:password@machine:5432/database';
  if (!/^postgres(ql)?:\/\//.test(value))
    return invalid('DATABASE_URL', withoutPassword(value), remedy);
  try {
    if (new URL(value).pathname.length > 1) return done(value);
  } catch {
    // Falls through to the same sentence, because this is not an address at all.
  }
  return invalid('DATABASE_URL', withoutPassword(value), `${remedy}, with the database's name`);
}

/** For messages: removes everything between the first colon and the last @. */
export function withoutPassword(url: string): string {
  return url
    .replace(/^([^:/@]*:\/\/)?([^:@/]*):.*@/, '$1$2:…@')
    .replace(/([?&]password=)[^&]*/i, '$1…');
}

function readLogLevel(value: string | undefined): Outcome<LogLevel, 'configuration-invalid'> {
  if (value === undefined || value === '') return done('info');
  const known = logLevels.find((level) => level === value);
  if (known) return done(known);
  return invalid('LOG_LEVEL', value, `give one of ${logLevels.join(', ')}`);
}

function readSlowMilliseconds(value: string | undefined): Outcome<number, 'configuration-invalid'> {
  if (value === undefined || value === '') return done(500);
  if (/^\d{1,6}$/.test(value)) return done(Number(value));
  const remedy = 'give a whole number of milliseconds, or leave it out for 500';
  return invalid('LOG_SLOW_MILLISECONDS', value, remedy);
}

function readMetrics(
  environment: Environment,
): Outcome<Config['metrics'], 'configuration-invalid'> {
  const port = environment['METRICS_PORT'] ?? '';
  const host = environment['METRICS_HOST'] || '127.0.0.1';
  if (!isLoopback(host)) {
    const remedy = 'nobody signs in there, so it is for this machine alone: give 127.0.0.1 or ::1';
    return invalid('METRICS_HOST', host, remedy);
  }
  if (port === '') return done(null);
  if (isPort(port)) return done({ host, port: Number(port) });
  const remedy = 'give a whole number from 1 to 65535, or leave it out for no metrics';
  return invalid('METRICS_PORT', port, remedy);
}

function readAuditHeads(
  environment: Environment,
  keyFile: string,
): Outcome<Config['auditHeads'], 'configuration-invalid'> {
  const standard = join(dirname(keyFile), 'audit-heads');
  const folder = readPath(environment, 'ALONGSIDE_AUDIT_HEADS', standard);
  if (!folder.ok) return folder;
  const address = environment['ALONGSIDE_AUDIT_WEBHOOK'] ?? '';
  if (address === '') return done({ folder: folder.value, webhook: null });
  const url = URL.parse(address);
  const isSafe =
    url?.protocol === 'https:' || (url?.protocol === 'http:' && isLoopback(url.hostname));
  if (isSafe) return done({ folder: folder.value, webhook: address });
  // Only the origin is repeated, because such addresses often contain a secret.
  const remedy = 'give an address of the auditor that begins with https://';
  return invalid('ALONGSIDE_AUDIT_WEBHOOK', url?.origin ?? '…', remedy);
}
