// Numbers drawn beside each other: a bar for each, with its number in words. The words carry it;
// the bar and its colour only repeat them.

import '../styles/records.css';
import type { ReactNode } from 'react';
import { Link } from 'wouter';

export type Bar = {
  readonly key: string;
  readonly label: string;
  readonly value: number;
  /** What the number means, in words: "18 of 25". */
  readonly text: string;
  readonly isOver?: boolean;
  readonly to?: string;
};

/** `most`: the number that fills the width, at least. */
export function Bars({
  label,
  bars,
  most = 1,
}: {
  readonly label: string;
  readonly bars: readonly Bar[];
  readonly most?: number;
}): ReactNode {
  const full = Math.max(most, 1, ...bars.map(({ value }) => value));
  return (
    <ul className="bars" aria-label={label}>
      {bars.map(({ key, label: name, value, text, isOver, to }) => (
        <li key={key}>
          <span className="bars-name">{to ? <Link to={to}>{name}</Link> : name}</span>
          <span className="bars-track" aria-hidden="true">
            <span
              className={isOver ? 'bars-bar bars-over' : 'bars-bar'}
              style={{ inlineSize: `${(100 * value) / full}%` }}
            />
          </span>
          <span className="bars-text">{text}</span>
        </li>
      ))}
    </ul>
  );
}
