// What a form is sending: each file or photographed page with how far it has come. Names of files
// are shown to whoever chose them and go nowhere.

import { useEffect, useRef, useState } from 'react';
import { dropSent, sendFile } from './send-file.ts';

export type Sent = {
  readonly key: number;
  readonly label: string;
  readonly bytes: number;
  readonly sentBytes: number;
  /** The address of the upload once it is there. */
  readonly upload: string | null;
  /** Why it stopped; null while it goes on. */
  readonly problem: unknown;
};

export type SendingFiles = {
  readonly files: readonly Sent[];
  /** Null while something is still on its way, or nothing was chosen. */
  readonly uploads: readonly string[] | null;
  readonly add: (file: Blob, label: string) => void;
  readonly retry: (key: number) => void;
  readonly remove: (key: number) => void;
  /** After saving: they belong to a record now. */
  readonly forget: () => void;
};

type Kept = { readonly file: Blob; begun?: string; readonly abort: AbortController };

export function useSending(): SendingFiles {
  const [files, setFiles] = useState<readonly Sent[]>([]);
  const kept = useRef(new Map<number, Kept>());
  const next = useRef(1);
  const change = (key: number, what: Partial<Sent>): void =>
    setFiles((all) => all.map((one) => (one.key === key ? { ...one, ...what } : one)));

  const send = (key: number, file: Blob, earlier?: string): void => {
    const mine: Kept = { file, abort: new AbortController(), ...(earlier && { begun: earlier }) };
    kept.current.set(key, mine);
    sendFile(file, {
      signal: mine.abort.signal,
      earlier,
      onBegun: (upload) => void (mine.begun = upload),
      onProgress: (sentBytes) => change(key, { sentBytes }),
    }).then(
      (upload) => change(key, { upload }),
      (problem: unknown) => change(key, { problem }),
    );
  };

  // Whoever leaves the page wants none of it.
  useEffect(() => {
    const all = kept.current;
    return () => {
      for (const { abort } of all.values()) abort.abort();
    };
  }, []);

  const isReady = files.length > 0 && files.every(({ upload }) => upload !== null);
  return {
    files,
    uploads: isReady ? files.map(({ upload }) => upload!) : null,
    add(file, label) {
      const key = next.current++;
      setFiles((all) => [
        ...all,
        { key, label, bytes: file.size, sentBytes: 0, upload: null, problem: null },
      ]);
      send(key, file);
    },
    retry(key) {
      const before = kept.current.get(key);
      if (!before) return;
      change(key, { problem: null });
      send(key, before.file, before.begun);
    },
    remove(key) {
      const gone = kept.current.get(key);
      gone?.abort.abort();
      kept.current.delete(key);
      if (gone?.begun !== undefined) void dropSent(gone.begun);
      setFiles((all) => all.filter((one) => one.key !== key));
    },
    forget() {
      kept.current.clear();
      setFiles([]);
    },
  };
}
