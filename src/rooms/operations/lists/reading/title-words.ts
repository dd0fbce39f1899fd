// What the words of a title say before its field is known: whether a program wrote it, whose the
// column is, and which words change nothing. Titles of forms are cut into words first:
// `group_child/childName` says "child name".

import { foldWords } from '../../../../kernel/letters.ts';
import { indexWords, listPhrases } from './match-words.ts';
import {
  anyNameTitles,
  fillerWords,
  formWords,
  headWords,
  type Subject,
  subjectWords,
} from './words/subjects.ts';

const subjects = indexWords(subjectWords);
const fillers = indexWords({ filler: fillerWords });
const anyNames = indexWords({ name: anyNameTitles });
const heads = indexWords({ head: headWords });
const formTitles = indexWords({ form: formWords });

/** `_id`, `meta/instanceID`, `start`: written by the program of a form, not by a person. */
export function isFormData(title: string): boolean {
  const last = lastStep(title);
  if (/^_\p{L}/u.test(last) || last.startsWith('__') || /^(meta|formhub)[/:]/i.test(title))
    return true;
  const isCode = /^[A-Za-z][A-Za-z:_-]*$/.test(title) && !['id', 'ID', 'Id'].includes(title);
  const isTelling = !['notes', 'status', 'tags', 'version', 'index', 'start', 'end'].includes(
    title.toLowerCase(),
  );
  return isCode && isTelling && formTitles.codes.has(foldWords(title));
}

/** Without the groups of a form, and with its words apart; brackets only explain. */
export function plainTitle(title: string): string {
  // A long word of a narrow column is parted at the end of a line.
  const whole = title.replace(/(?<=\p{L})[-\u00ad]\s*\n\s*(?=\p{Ll})/gu, '');
  const bare = whole.replace(/\([^)]*\)|\[[^\]]*\]/g, ' ').trim();
  return wordsApart(stepsOf(bare === '' ? whole : bare));
}

/** The groups in front of a question are kept only if they say whose it is. */
function stepsOf(title: string): string {
  const steps = title.split('/');
  const groups = steps.slice(0, -1);
  const areGroups = groups.every((step) => /^[A-Za-z]\w*$/.test(step) && isMachineName(step));
  if (groups.length === 0 || !areGroups) return title;
  const last = steps.at(-1) ?? '';
  const inGroups = listPhrases(subjects, wordsApart(groups.join(' ')));
  const isOthers = inGroups.some(({ code }) => code === 'guardian' || code === 'staff');
  const isSaid = listPhrases(subjects, wordsApart(last)).length > 0;
  return isOthers && !isSaid ? title : last;
}

function isMachineName(step: string): boolean {
  return /[_\d]|[a-z][A-Z]/.test(step) || /^(group|grp|section)/i.test(step);
}

function lastStep(title: string): string {
  return title.split('/').at(-1)?.trim() ?? '';
}

/** `childName` and `child_name` are two words each; a title with spaces is left alone. */
function wordsApart(title: string): string {
  const apart = title.replaceAll('_', ' ');
  return /\s/.test(title.trim()) ? apart : apart.replace(/([a-z])([A-Z])/g, '$1 $2');
}

export type TitleSubject = {
  readonly whose: 'self' | 'person' | 'thing' | 'place';
  /** The title without the words for whose it is. */
  readonly rest: string;
};

const kinds: Readonly<Record<Subject, TitleSubject['whose']>> = {
  self: 'self',
  guardian: 'person',
  spouse: 'person',
  staff: 'person',
  organisation: 'thing',
  school: 'thing',
  place: 'place',
  region: 'place',
};

/** Null if the title names nobody and nothing. Somebody else beside the person goes first. */
export function findSubject(title: string): TitleSubject | null {
  const found = listPhrases(subjects, title);
  const other = (['person', 'thing', 'place'] as const).find((kind) =>
    found.some(({ code }) => kinds[code] === kind),
  );
  if (found.length === 0) return null;
  let rest = ` ${foldWords(title)} `;
  for (const { phrase } of found) rest = rest.replace(` ${phrase} `, ' ');
  return { whose: other ?? 'self', rest: withoutFillers(rest.trim()) };
}

/** "Name", whosever it is. */
export function isAnyNameTitle(title: string): boolean {
  return anyNames.codes.has(foldWords(plainTitle(title)));
}

/** True for "Relationship to head" and the name of the head. */
export function namesHead(title: string): boolean {
  return listPhrases(heads, title).length > 0;
}

export function namesGuardian(title: string): boolean {
  return !namesHead(title) && listPhrases(subjects, title).some(({ code }) => code === 'guardian');
}

/** Of a folded title. */
export function withoutFillers(folded: string): string {
  let rest = ` ${folded} `;
  for (const { phrase } of listPhrases(fillers, folded)) rest = rest.replace(` ${phrase} `, ' ');
  return rest.trim();
}
