// A rule of exemption, amnesty or pardon with its conditions, and whether all of them are asked for
// together.

import type { ReactNode } from 'react';
import { bodyKinds } from '../../../engine/countries/country-pack.ts';
import type { LinesOf } from '../../../web/kit/lines-of.ts';
import { exemptionKinds, togetherness } from '../model.ts';
import type { EntryFormProps } from './change-entry.tsx';
import { codeFrom, type Entry } from './draft-rules.ts';
import { EntryForm } from './entry-form.tsx';
import {
  type Names,
  namesFrom,
  spanLines,
  startNames,
  startOf,
  useKnownLines,
  useNameLines,
  useOffenceOptions,
} from './entry-lines.ts';

type Rule = Entry<'exemptions'>;
/** `code`: of a condition that was there before; nobody is asked for it. */
type Condition = Names & { readonly code: string | null };
type Questions = Names &
  Omit<Rule, 'code' | 'names' | 'conditions' | 'reviews'> & {
    readonly conditions: readonly Condition[];
  };

function conditionsFrom(typed: readonly Condition[]): Rule['conditions'] {
  const taken = typed.flatMap(({ code }) => code ?? []);
  return typed.map((condition) => {
    const names = namesFrom(condition);
    const code = condition.code ?? codeFrom(names.en, taken);
    taken.push(code);
    return { code, names };
  });
}

function useConditionLine(entry: Rule | null): LinesOf<Questions>['conditions'] {
  return {
    is: 'groups',
    label: 'lawEdit.fields.conditions',
    item: (number) => ({ key: 'lawEdit.fields.condition', values: { number } }),
    add: 'lawEdit.entry.addCondition',
    remove: (number) => ({ key: 'lawEdit.entry.takeOutCondition', values: { number } }),
    least: 1,
    most: 50,
    lines: {
      code: { is: 'kept', label: 'lawEdit.fields.conditions' },
      ...useNameLines(...(entry?.conditions ?? []).map(({ names }) => names)),
    },
  };
}

export function ExemptionForm({
  name,
  draft,
  entry,
  isNext,
  onTake,
}: EntryFormProps<'exemptions'>): ReactNode {
  return (
    <EntryForm<Questions>
      name={name}
      start={{
        ...startOf(entry, isNext),
        ...startNames(entry?.names),
        conditions: entry?.conditions.map(({ code, names }) => ({ code, ...startNames(names) })),
      }}
      lines={{
        kind: {
          is: 'choice',
          label: 'lawEdit.fields.kind',
          codes: exemptionKinds,
          words: (each) => `law.kinds.${each}`,
        },
        ...useNameLines(entry?.names),
        offences: {
          is: 'choices',
          label: 'lawEdit.fields.offences',
          options: useOffenceOptions(draft.law),
          isOptional: true,
        },
        conditions: useConditionLine(entry),
        together: {
          is: 'choice',
          label: 'lawEdit.fields.together',
          codes: togetherness,
          words: (each) => `lawEdit.together.${each}`,
        },
        decidedBy: {
          is: 'list',
          label: 'lawEdit.fields.decidedBy',
          codes: bodyKinds,
          words: (each) => `country.bodyKinds.${each}`,
          isOptional: true,
        },
        ...spanLines(isNext),
        ...useKnownLines(draft.law),
      }}
      onTake={({ kind, offences, conditions, together, decidedBy, ...values }) => {
        const { from, until, source, status } = values;
        const names = namesFrom(values);
        const taken = draft.law.exemptions.map(({ code }) => code);
        onTake({
          // It needs its own code: earlier decisions refer to the code of the earlier rule.
          code: isNext || !entry ? codeFrom(names.en, taken) : entry.code,
          kind,
          names,
          offences,
          conditions: conditionsFrom(conditions),
          together,
          decidedBy,
          from,
          until,
          source,
          status,
          reviews: isNext ? [] : (entry?.reviews ?? []),
        });
      }}
    />
  );
}
