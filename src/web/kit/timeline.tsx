// What happened, in order, each entry with its day.

import type { ReactNode } from 'react';

export type TimelineEntry = {
  readonly key: string;
  /** The day as the reader sees it ("12 May 2027"), already formatted. */
  readonly when: string;
  /** The day for machines, `YYYY-MM-DD`. */
  readonly day?: string;
  readonly title: ReactNode;
  readonly text?: ReactNode;
};

export function Timeline({
  entries,
  label,
}: {
  readonly entries: readonly TimelineEntry[];
  readonly label?: string;
}): ReactNode {
  return (
    <ol className="timeline" aria-label={label}>
      {entries.map((entry) => (
        <li key={entry.key}>
          <time className="soft small" dateTime={entry.day}>
            {entry.when}
          </time>
          <span className="label">{entry.title}</span>
          {entry.text && <div>{entry.text}</div>}
        </li>
      ))}
    </ol>
  );
}
