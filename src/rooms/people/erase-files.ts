// Erases the files of persons whose day has come, each in a transaction of its own: stopped at any
// moment, whole files are gone and the next run takes the rest. A file that cannot be erased keeps
// no other from being erased.

import type { Kysely } from 'kysely';
import type { Keyring } from '../../engine/crypto/keyring.ts';
import { eraseFile, listFilesDue, noteFilesDue } from './queries-erasing.ts';

const filesPerLook = 100;

/** The codes of what failed, without repeating any. */
export async function eraseFilesDue(
  { keyring }: { readonly keyring: Keyring },
  worker: Kysely<unknown>,
): Promise<readonly string[]> {
  const failed = new Set<string>();
  const seen: string[] = [];
  try {
    await noteFilesDue(worker);
    for (;;) {
      const due = await listFilesDue(worker, filesPerLook, seen);
      if (due.length === 0) break;
      for (const personId of due) {
        seen.push(personId);
        await eraseFile(worker, personId, keyring.pseudonym(personId)).catch((problem: unknown) =>
          failed.add(codeInRoom(problem)),
        );
      }
    }
  } catch (problem) {
    failed.add(codeInRoom(problem));
  }
  return [...failed];
}

/** Never the message, which may contain a value. */
export function codeInRoom(problem: unknown): string {
  const code = (problem as { code?: unknown } | null)?.code;
  return `people-${typeof code === 'string' && /^[0-9A-Z]{5}$/.test(code) ? code : 'unknown'}`;
}
