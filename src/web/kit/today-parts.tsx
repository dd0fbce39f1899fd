// What every first page of the day is made of, on either side: a heading with its number, a block
// for each person or matter, and a line that says what, by when, and one step. The words are the
// room's own, so that on a slow line no other room's words load with them.

import type { ReactNode } from 'react';
import { formatNumber } from '../../engine/languages/format.ts';
import { useWords } from '../i18n/use-words.ts';

type Grouped = {
  readonly id: string;
  readonly title: string;
  /** Null if there are more than are shown: then no number is right. */
  readonly count: number | null;
  readonly notice?: ReactNode;
  readonly children: ReactNode;
};

/** A group under its heading; `children` are the items of a list. */
export function TodayGroupList({ id, title, count, notice, children }: Grouped): ReactNode {
  const { locale } = useWords();
  return (
    <section className="today-group" aria-labelledby={id}>
      <h2 id={id}>
        {title}
        {count !== null && <span className="soft"> {formatNumber(locale, count)}</span>}
      </h2>
      {notice}
      <ul className="rows" aria-labelledby={id}>
        {children}
      </ul>
    </section>
  );
}

/** One person or matter with everything that waits. */
export function TodayBlock({
  title,
  children,
}: {
  readonly title: ReactNode;
  readonly children: ReactNode;
}): ReactNode {
  return (
    <div className="today-person">
      <h3>{title}</h3>
      <ul>{children}</ul>
    </div>
  );
}

/** What to do and why, and beside it the step. */
export function TodayItem({
  children,
  step,
}: {
  readonly children: ReactNode;
  readonly step: ReactNode;
}): ReactNode {
  return (
    <li>
      <div className="rows-item">
        <span className="rows-main">{children}</span>
        <span className="rows-aside">{step}</span>
      </div>
    </li>
  );
}
