// How long a form takes to fill in, by the keystroke-level model of Card, Moran and Newell (1980),
// "The keystroke-level model for user performance time with interactive systems". What is asked is
// read from the form itself: from its lines by the same evaluator that the screen uses, or from the
// controls that the screen draws. Waiting, reading and thinking of what to write are not in it.

import { evaluate, isShown, typedFrom } from '../../src/engine/forms/evaluate.ts';
import type { Entry, Line, Lines, Typed } from '../../src/engine/forms/line.ts';
import { settled } from '../../src/engine/forms/typed-day.ts';

/**
 * Seconds: a key of an average typist who is no secretary, pointing at something, moving a hand
 * between keyboard and mouse, deciding.
 */
export const operators = { key: 0.28, point: 1.1, hand: 0.4, decide: 1.35 };
/** The slowest key of the same table: a person who does not know the keyboard. */
export const slowestKey = 1.2;

type Kind = 'text' | 'day' | 'choice' | 'list' | 'choices' | 'yes';
export type Asked = {
  readonly name: string;
  readonly is: Kind;
  readonly before: string;
  readonly after: string;
};
export type Cost = {
  readonly clicks: number;
  readonly keys: number;
  readonly hands: number;
  readonly decisions: number;
};

/** Two digits, a month of a native list by two letters, four digits, and a tab between each. */
const keysOfDay = 10;
/** On the way to a form: Today, the person, the form; and the button that saves. */
export const around: Cost = { clicks: 4, keys: 0, hands: 0, decisions: 4 };

/** Only what the person changes costs anything: a form begins with what is usual. */
export function costOf({ is, before, after }: Asked): Cost {
  if (before === after) return { clicks: 0, keys: 0, hands: 0, decisions: 0 };
  switch (is) {
    case 'text':
      return { clicks: 1, keys: after.length, hands: 2, decisions: 1 };
    case 'day':
      return { clicks: 1, keys: keysOfDay, hands: 2, decisions: 1 };
    case 'list':
      return { clicks: 2, keys: 0, hands: 0, decisions: 1 };
    case 'choices':
      return { clicks: differences(before, after), keys: 0, hands: 0, decisions: 1 };
    default:
      return { clicks: 1, keys: 0, hands: 0, decisions: 1 };
  }
}

function differences(before: string, after: string): number {
  const was = new Set(before.split(' ').filter(Boolean));
  return was.symmetricDifference(new Set(after.split(' ').filter(Boolean))).size;
}

export function sumOf(costs: readonly Cost[]): Cost {
  const sum = (of: (cost: Cost) => number) => costs.reduce((all, each) => all + of(each), 0);
  return {
    clicks: sum(({ clicks }) => clicks),
    keys: sum(({ keys }) => keys),
    hands: sum(({ hands }) => hands),
    decisions: sum(({ decisions }) => decisions),
  };
}

export function secondsOf(cost: Cost, key = operators.key): number {
  const { point, hand, decide } = operators;
  return cost.clicks * point + cost.keys * key + cost.hands * hand + cost.decisions * decide;
}

/** `start`: what the screen fills in. Throws if the answers would not be sent as they stand. */
export function askedByLines(lines: Lines, start: object, answers: Typed): readonly Asked[] {
  const before = typedFrom(lines, start as Record<string, unknown>);
  const after = { ...before, ...answers };
  const { faults } = evaluate(lines, after);
  const wrong = faults.map(({ path }) => path);
  const unseen = Object.keys(answers).filter((name) => !seen(lines[name], after));
  if (wrong.length > 0) throw new Error(`the week leaves out or mistakes ${wrong.join(', ')}`);
  if (unseen.length > 0) throw new Error(`the form does not ask for ${unseen.join(', ')}`);
  return Object.entries(lines)
    .filter(([, line]) => seen(line, after))
    .map(([name, line]) => ({
      name,
      is: kindOf(name, line),
      before: textOf(before[name]!),
      after: textOf(after[name]!),
    }));
}

function seen(line: Line | undefined, typed: Typed): boolean {
  return line !== undefined && line.is !== 'kept' && isShown(line, settled(typed));
}

function kindOf(name: string, { is }: Line): Kind {
  if (is === 'long-text' || is === 'number') return 'text';
  if (is === 'birth' || is === 'part' || is === 'groups' || is === 'kept') {
    throw new Error(`${name}: no time is known for a line of the kind ${is}`);
  }
  return is;
}

const textOf = (entry: Entry): string => (Array.isArray(entry) ? entry.join(' ') : String(entry));

/** Two drawings of a form: as it begins, and as it is sent. */
export function askedByMarkup(before: string, after: string): readonly Asked[] {
  const were = controlsOf(before);
  const controls = [...controlsOf(after)];
  const missing = controls.filter(([, { isMissing, value }]) => isMissing && value === '');
  if (missing.length > 0) {
    throw new Error(`the week leaves out ${missing.map(([name]) => name).join(', ')}`);
  }
  return controls.map(([name, { is, value }]) => ({
    name,
    is,
    // A control that was not there, or not chosen, began empty.
    before: were.get(name)?.value ?? (is === 'yes' ? 'false' : ''),
    after: value,
  }));
}

/** `boxes`: how many checkboxes of a group were seen; they have no value but their position. */
type Control = { is: Kind; value: string; isMissing: boolean; boxes: number };
const tags =
  /<(fieldset|input|textarea|select|option)\b([^>]*)>(?:([^<]*)<\/textarea>)?|<\/fieldset>/g;

/** Several controls of one question, such as a day, are found under the name of their group. */
function controlsOf(markup: string): ReadonlyMap<string, Control> {
  const found = new Map<string, Control>();
  const groups: string[] = [];
  let last: Control | undefined;
  for (const [tag, element, attributes = '', inside = ''] of markup.matchAll(tags)) {
    const own = attribute(attributes, 'name');
    if (tag === '</fieldset>') groups.pop();
    else if (element === 'fieldset') groups.push(own ?? '');
    else if (element === 'option') {
      if (last && isSet(attributes, 'selected')) add(last, attribute(attributes, 'value'));
    } else {
      const type = element === 'input' ? (attribute(attributes, 'type') ?? 'text') : element!;
      // The browser's name of a radio button is made up; the question's is that of the group.
      const isOwn = own !== undefined && type !== 'radio';
      const name = isOwn ? own : groups.at(-1);
      if (!name) throw new Error(`a control without a name: ${tag}`);
      last = found.get(name) ?? {
        is: kindByTag(type, isOwn),
        value: '',
        isMissing: false,
        boxes: 0,
      };
      found.set(name, last);
      if (isSet(attributes, 'required')) last.isMissing = true;
      if (type === 'radio' || type === 'checkbox') {
        const isChecked = isSet(attributes, 'checked');
        last.boxes += 1;
        if (last.is === 'yes') last.value = String(isChecked);
        else if (isChecked) add(last, attribute(attributes, 'value') ?? String(last.boxes));
      } else add(last, type === 'textarea' ? inside : attribute(attributes, 'value'));
    }
  }
  return found;
}

function add(control: Control, value: string | undefined): void {
  if (value) control.value = [control.value, value].filter(Boolean).join(' ');
}

function kindByTag(type: string, isOwn: boolean): Kind {
  if (type === 'radio') return 'choice';
  if (type === 'checkbox') return isOwn ? 'yes' : 'choices';
  if (type === 'textarea') return 'text';
  if (!isOwn) return 'day';
  return type === 'select' ? 'list' : 'text';
}

function attribute(attributes: string, name: string): string | undefined {
  return new RegExp(`(?:^|\\s)${name}="([^"]*)"`).exec(attributes)?.[1];
}

const isSet = (attributes: string, name: string): boolean =>
  attribute(attributes, name) !== undefined;
