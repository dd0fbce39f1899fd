// What a request must leave in the audit trail. Handlers record what they read or wrote; the
// entries are written in the same transaction, before the answer leaves, or the request fails.
// Subjects are passed in as record ids and stored as keyed pseudonyms.

import { sql, type Tx } from '../db/database.ts';

export type AuditTrail = {
  /** One entry per read, however many persons or subjects it showed. */
  readonly read: (record: string, subjects: readonly string[], purpose: string) => void;
  /** One entry per write; `event` is in the past tense, as in the room's events.ts. */
  // Four parameters for the four questions of an audit: what, on which record, about whom, why.
  // oxlint-disable-next-line eslint/max-params
  readonly wrote: (
    event: string,
    record: string,
    subjects: readonly string[],
    purpose: string,
  ) => void;
};

type Entry = {
  action: 'read' | 'write';
  event: string;
  record: string;
  subjects: readonly string[];
  purpose: string;
};

export type OpenTrail = AuditTrail & {
  readonly has: (action: 'read' | 'write') => boolean;
  readonly flush: (tx: Tx) => Promise<void>;
};

export function openTrail(pseudonym: (id: string) => string, requestId: string): OpenTrail {
  const entries: Entry[] = [];
  return {
    read: (record, subjects, purpose) =>
      void entries.push({ action: 'read', event: `${record}-read`, record, subjects, purpose }),
    // oxlint-disable-next-line eslint/max-params
    wrote: (event, record, subjects, purpose) =>
      void entries.push({ action: 'write', event, record, subjects, purpose }),
    has: (action) => entries.some((entry) => entry.action === action),
    async flush(tx) {
      for (const entry of entries.splice(0)) {
        const subjects = [...new Set(entry.subjects)].map(pseudonym);
        await sql`select audit.record(${entry.action}, ${entry.event}, ${entry.record},
          ${subjects}::text[], ${entry.purpose}, ${requestId}::uuid)`.execute(tx);
      }
    },
  };
}
