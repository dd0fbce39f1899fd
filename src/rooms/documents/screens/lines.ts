// The questions about a document that are the same in every room.

import type { z } from 'zod';
import type { Lines } from '../../../engine/forms/line.ts';
import type { Day } from '../../../kernel/day.ts';
import { documentForms, documentLanguages, takeOffReasons } from '../model.ts';
import type { documentFields } from '../shapes.ts';

export type DocumentAnswers = {
  readonly [Name in keyof typeof documentFields]: z.output<(typeof documentFields)[Name]>;
};

export const documentLines = (today: Day) =>
  ({
    form: {
      is: 'choice',
      label: 'documents.fields.form',
      codes: documentForms,
      words: (form: string) => `documents.forms.${form}` as never,
    },
    originalSeenOn: {
      is: 'day',
      label: 'documents.fields.originalSeenOn',
      hint: 'documents.fields.originalSeenHint',
      until: today,
      isOptional: true,
    },
    datedOn: { is: 'day', label: 'documents.fields.datedOn', until: today, isOptional: true },
    issuer: {
      is: 'text',
      label: 'documents.fields.issuer',
      lengthMax: 200,
      isOptional: true,
    },
    number: { is: 'text', label: 'documents.fields.number', lengthMax: 100, isOptional: true },
    language: {
      is: 'list',
      label: 'documents.fields.language',
      codes: documentLanguages,
      words: (language: string) => `documents.languages.${language}` as never,
      isOptional: true,
    },
  }) as const satisfies Lines;

export const takeOffLines = {
  because: {
    is: 'choice',
    label: 'documents.takeOff.because',
    hint: 'documents.takeOff.hint',
    codes: takeOffReasons,
    words: (reason: string) => `documents.takeOffReasons.${reason}` as never,
  },
} as const satisfies Lines;
