// The embedded server's settings, passed on its command line at every start, so that a newer
// version of Alongside changes them without touching the data. Nothing listens on the network. The
// log never contains a statement, an error or its details: they contain people's data, and even the
// first line of an error repeats a value. What the server itself does and why it ends is logged.

import { dirname, join } from 'node:path';

export const socketPort = 5432;

/** @param durable false only in tests: if the machine crashes, everything may be lost */
export function serverSettings(socketFolder: string, durable: boolean): string[] {
  const settings: Record<string, string> = {
    listen_addresses: '',
    port: String(socketPort),
    unix_socket_directories: `"${socketFolder.replaceAll('"', '""')}"`,
    unix_socket_permissions: '0700',
    password_encryption: 'scram-sha-256',
    max_connections: '80',
    // Creating or restoring a programme is one transaction and locks all its objects, about 9,000.
    max_locks_per_transaction: '512',
    shared_buffers: '128MB',
    work_mem: '8MB',
    maintenance_work_mem: '64MB',
    effective_cache_size: '512MB',
    max_wal_size: '512MB',
    random_page_cost: '1.1',
    jit: 'off',
    timezone: 'UTC',
    log_timezone: 'UTC',
    // Above errors and below what ends the server: "log" ranks between the two.
    log_min_messages: 'log',
    log_min_error_statement: 'panic',
    log_statement: 'none',
    log_min_duration_statement: '-1',
    log_error_verbosity: 'terse',
    log_parameter_max_length: '0',
    log_parameter_max_length_on_error: '0',
    log_line_prefix: '%m [%p] ',
    fsync: durable ? 'on' : 'off',
    synchronous_commit: durable ? 'on' : 'off',
    full_page_writes: durable ? 'on' : 'off',
  };
  return Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
}

/**
 * initdb's arguments. The builtin locale needs version 17; older versions use the system's C.UTF-8.
 */
export function initdbArguments({
  folder,
  passwordFile,
  major,
  durable,
}: {
  folder: string;
  passwordFile: string;
  major: string;
  durable: boolean;
}): string[] {
  return [
    '-D',
    folder,
    '-U',
    'postgres',
    `--pwfile=${passwordFile}`,
    '--auth-local=scram-sha-256',
    '--auth-host=reject',
    '--encoding=UTF8',
    '--locale=C.UTF-8',
    ...(Number(major) >= 17 ? ['--locale-provider=builtin', '--builtin-locale=C.UTF-8'] : []),
    '--no-instructions',
    ...(durable ? [] : ['--no-sync']),
  ];
}

/**
 * The kernel limits socket paths to 107 bytes; the lock file beside it has a longer name but is not
 * a socket.
 */
export function socketFits(socketFolder: string): boolean {
  return Buffer.byteLength(join(socketFolder, `.s.PGSQL.${socketPort}`)) <= 107;
}

/**
 * Where PostgreSQL keeps a database, relative to the folder that also contains its log and socket.
 */
export function databaseFolder(home: string): string {
  return join(home, 'database');
}
export function homeOf(database: string): string {
  return dirname(database);
}
