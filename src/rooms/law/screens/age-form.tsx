// The ages of criminal responsibility, and the list of offences to which the lower one applies. The
// list permits charges, so it counts only if it is known well enough.

import type { ReactNode } from 'react';
import type { AgeOfLaw } from '../difference.ts';
import type { LawPack } from '../model.ts';
import { EntryForm } from './entry-form.tsx';
import { useKnownLines, useOffenceOptions } from './entry-lines.ts';

type Fact = LawPack['responsibility'][AgeOfLaw];
type Questions = Pick<Fact, 'source' | 'status'> & {
  readonly years: number | null;
  readonly offences: readonly string[];
};
type Props = {
  readonly name: string;
  readonly age: AgeOfLaw;
  readonly law: LawPack;
  readonly onTake: (fact: Fact) => void;
};

export function AgeForm({ name, age, law, onTake }: Props): ReactNode {
  const { [age]: stood, listedOffences } = law.responsibility;
  const isList = age === 'listedOffences';
  return (
    <EntryForm<Questions>
      name={name}
      notice={isList ? 'lawEdit.entry.listHint' : 'law.ageDoubt'}
      start={{
        source: stood.source,
        status: stood.status,
        years: isList ? null : law.responsibility[age].value,
        offences: listedOffences.value,
      }}
      lines={{
        years: {
          is: 'number',
          label: `lawEdit.ages.${age}`,
          least: 10,
          most: 21,
          wrong: 'lawEdit.fields.ageWrong',
          when: () => !isList,
        },
        offences: {
          is: 'choices',
          label: 'lawEdit.ages.listedOffences',
          options: useOffenceOptions(law),
          isOptional: true,
          when: () => isList,
        },
        ...useKnownLines(law),
      }}
      onTake={({ years, offences, source, status }) => {
        const value = isList ? offences : years;
        onTake({ value, source, status, reviews: stood.reviews } as Fact);
      }}
    />
  );
}
