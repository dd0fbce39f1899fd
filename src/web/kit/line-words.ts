// The words of lines: their labels, also by path for the error summary, and their hints.

import type { Line, Lines, Text, Typed } from '../../engine/forms/line.ts';
import type { Translate } from '../i18n/words.ts';

type Place = {
  readonly lines: Lines;
  readonly typed: Typed;
  /** The path and the name of the group that the lines belong to. */
  readonly under?: string;
  readonly of?: string;
};

/**
 * The labels of all lines by their path, for the error summary. Within a group, the group's own
 * name comes before the label.
 */
export function labelsOf(
  t: Translate,
  { lines, typed, under = '', of = '' }: Place,
): Readonly<Record<string, string>> {
  const labels: Record<string, string> = {};
  for (const [name, line] of Object.entries(lines)) {
    const path = `${under}${line.path ?? name}`;
    labels[path] = `${of}${say(t, line.label)}`;
    if (line.is === 'part') {
      const entries = (typed[name] ?? {}) as Typed;
      const part = { lines: line.lines, typed: entries, under: `${path}.`, of };
      Object.assign(labels, labelsOf(t, part));
    }
    if (line.is === 'groups') {
      for (const [at, group] of ((typed[name] ?? []) as readonly Typed[]).entries()) {
        const place = { under: `${path}.${at}.`, of: `${say(t, line.item(at + 1))}, ` };
        Object.assign(labels, labelsOf(t, { lines: line.lines, typed: group, ...place }));
      }
    }
  }
  return labels;
}

export const say = (t: Translate, text: Text): string =>
  typeof text === 'string' ? t(text) : t(text.key, text.values);

export function hintOf(t: Translate, { hint }: Line): string | undefined {
  if (hint === undefined) return undefined;
  return Array.isArray(hint) ? hint.map((key) => t(key)).join(' ') : say(t, hint as Text);
}
