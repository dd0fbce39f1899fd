// What a database server could not give while everything was created or restored. Nothing is wrong
// with the files, so it is said in words to whoever runs the server.

export type ServerLack = 'database-busy' | 'too-few-locks';

const serverLacks: Readonly<Record<string, ServerLack>> = {
  // Another session is working in the tables: a lock not available in time, or a deadlock.
  '55P03': 'database-busy',
  '40P01': 'database-busy',
  // Each object that a transaction creates is locked until its end, in a table of fixed size.
  '53200': 'too-few-locks',
};

/** @returns null for every problem that has another cause */
export function serverLackOf(problem: unknown): ServerLack | null {
  return serverLacks[(problem as { code?: string }).code ?? ''] ?? null;
}
