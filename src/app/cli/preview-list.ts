// `alongside preview-list FILE… [--json]`: shows how lists would be understood, row by row, and
// stores nothing. With `--json` it prints one array with an object for every sheet; a refused file
// yields an object with the reason. Rows without a person are listed separately, by number.

import { readFile, stat } from 'node:fs/promises';
import { basename } from 'node:path';
import { parseArgs } from 'node:util';
import { fileBytesMax } from '../../engine/files/limits.ts';
import { dayAt } from '../../kernel/day.ts';
import { refuse, type Outcome, type RefusalFacts } from '../../kernel/outcome.ts';
import {
  type ColumnField,
  columnFields,
  type DayMonthOrder,
  type Problem,
} from '../../rooms/operations/lists/reading/model.ts';
import {
  type FilePreview,
  type FileReading,
  type PreviewOptions,
} from '../../rooms/operations/lists/reading/preview-file.ts';
import {
  previewInWorker,
  type TimedRefusalCode,
} from '../../rooms/operations/lists/reading/preview-in-worker.ts';
import { passedOverSentence, problemSentence, refusalSentence } from './list-sentences.ts';

const usage = `Usage: alongside preview-list FILE… [--json] [--sheet NAME] [--encoding NAME]
         [--delimiter CHARACTER] [--header-row NUMBER] [--order day-first|month-first]
         [--time-zone NAME] [--column NUMBER=FIELD] [--column TITLE=FIELD]
Shows how each list would be understood. Nothing is stored.
`;

/**
 * Prints to standard output. Returns 0 if every file got an answer, even a refusal; 1 if a file
 * could not be opened; 2 for wrong usage.
 */
export async function previewList(args: string[]): Promise<number> {
  const request = parseRequest(args);
  if (request === 'help') return print(usage, 0);
  if (request === null) return print(usage, 2);
  const answers: object[] = [];
  let exitCode = 0;
  for (const path of request.files) {
    const bytes = await readWithinLimit(path);
    if (bytes === null) {
      exitCode = 1;
      answers.push(failureOf(path));
      continue;
    }
    const name = basename(path);
    const read =
      'refusal' in bytes ? bytes : await previewInWorker({ bytes, name }, request.options);
    answers.push(...answersOf(name, read));
  }
  if (request.json) return print(`${JSON.stringify(answers, null, 2)}\n`, exitCode);
  return print(answers.map((answer) => textOf(answer as Answer)).join('\n'), exitCode);
}

function print(text: string, exitCode: number): number {
  process.stdout.write(text);
  return exitCode;
}

function parseRequest(args: string[]) {
  try {
    const { values, positionals } = parseArgs({
      args,
      allowPositionals: true,
      options: {
        json: { type: 'boolean' },
        help: { type: 'boolean', short: 'h' },
        sheet: { type: 'string' },
        encoding: { type: 'string' },
        delimiter: { type: 'string' },
        'header-row': { type: 'string' },
        order: { type: 'string' },
        'time-zone': { type: 'string' },
        column: { type: 'string', multiple: true },
      },
    });
    if (values.help === true) return 'help' as const;
    const { order } = values;
    const isOrder = order === undefined || order === 'day-first' || order === 'month-first';
    if (positionals.length === 0 || !isOrder) return null;
    const headerRow = values['header-row'] === undefined ? undefined : Number(values['header-row']);
    const ownZone = Intl.DateTimeFormat().resolvedOptions().timeZone;
    const timeZone = values['time-zone'] ?? ownZone;
    const options: PreviewOptions = {
      today: dayAt(new Date(), timeZone),
      timeZone,
      sheet: values.sheet,
      encoding: values.encoding,
      delimiter: values.delimiter === '\\t' ? '\t' : values.delimiter,
      headerRow,
      dayMonthOrder: order as DayMonthOrder | undefined,
      ...columnsOf(values.column ?? []),
    };
    return { files: positionals, json: values.json === true, options };
  } catch {
    return null;
  }
}

/** `3=birth` or `Born on=birth`. Throws if the field is not known. */
function columnsOf(choices: readonly string[]): Partial<PreviewOptions> {
  const columns: Record<number, ColumnField> = {};
  const columnsByTitle: Record<string, ColumnField> = {};
  for (const choice of choices) {
    const at = choice.lastIndexOf('=');
    const name = choice.slice(0, at);
    const field = columnFields.find((known) => known === choice.slice(at + 1));
    if (at < 1 || field === undefined) throw new TypeError(`not a column: ${choice}`);
    if (/^\d+$/.test(name)) columns[Number(name)] = field;
    else columnsByTitle[name] = field;
  }
  return { columns, columnsByTitle };
}

/** A file over the size limit is refused unread; null if it cannot be opened. */
async function readWithinLimit(path: string) {
  try {
    const { size } = await stat(path);
    if (size > fileBytesMax) {
      return refuse('too-large' as const, { bytes: size, limit: fileBytesMax });
    }
    return await readFile(path);
  } catch {
    return null;
  }
}

type ErrorAnswer = {
  readonly file: string;
  readonly sheet?: string;
  readonly error: { readonly code: string; readonly message: string; readonly facts: RefusalFacts };
};
type PreviewAnswer = ReturnType<typeof answerOf>;
type Answer = ErrorAnswer | PreviewAnswer;

function failureOf(path: string): ErrorAnswer {
  const message = 'The file cannot be opened. Check its name and whether it may be read.';
  return { file: basename(path), error: { code: 'cannot-be-opened', message, facts: {} } };
}

function answersOf(file: string, read: Outcome<FileReading, TimedRefusalCode>): Answer[] {
  if (!read.ok) return [refusalOf({ file }, read.refusal, read.facts)];
  const refused = read.value.refusedSheets.map(({ sheet, code, facts }) =>
    refusalOf({ file, sheet }, code, { sheet, ...facts }),
  );
  return [...read.value.previews.map(answerOf), ...refused];
}

function refusalOf(
  place: { file: string; sheet?: string },
  code: TimedRefusalCode,
  facts: RefusalFacts,
): ErrorAnswer {
  return { ...place, error: { code, message: refusalSentence(code, facts), facts } };
}

function answerOf(preview: FilePreview) {
  const { file, sheet, encoding, delimiter, headerRow, columns, counts } = preview;
  const { dayMonthOrder, listDate } = preview;
  const rows = preview.rows
    .filter(({ skipped }) => skipped === undefined)
    .map(({ row, values, problems }) => ({
      row,
      values,
      problems: problems.map(withMessage),
    }));
  const skipped = preview.rows.flatMap(({ row, skipped: reason }) =>
    reason ? [{ row, reason }] : [],
  );
  const passedOver = preview.passedOver.map((part) => ({
    ...part,
    message: passedOverSentence(part),
  }));
  const order = { passedOver, dayMonthOrder, listDate };
  const problems = preview.rows
    .filter((row) => row.skipped !== undefined)
    .flatMap((row) => row.problems.map(withMessage));
  const place = { file, sheet, encoding, delimiter, headerRow, columns };
  return { ...place, ...order, problems, rows, skipped, counts };
}

function withMessage(problem: Problem) {
  return { ...problem, message: problemSentence(problem) };
}

function textOf(answer: Answer): string {
  const place = answer.sheet ? `${answer.file}, ${answer.sheet}` : answer.file;
  if ('error' in answer) return `${place}: ${answer.error.message}\n`;
  const { columns, counts, headerRow, encoding } = answer;
  const read = columns.map(({ header, field }) => `  ${header || '(no title)'} → ${field}`);
  const problems = [...answer.problems, ...answer.rows.flatMap((row) => row.problems)].map(
    ({ message }) => `  ${message}`,
  );
  const unread = answer.passedOver.map(({ message }) => `  ${message}`);
  const summary =
    `${place}: ${counts.persons} persons, ${counts.errors} errors, ${counts.warnings} warnings; ` +
    `column titles in row ${headerRow}; ${encoding}`;
  return [summary, ...read, ...unread, ...problems, ''].join('\n');
}
