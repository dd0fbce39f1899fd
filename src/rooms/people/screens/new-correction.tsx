// Correcting what is wrong in a file: one field, its right value, and why. The earlier value is
// kept with its history. `?field=` names the field, so that the way back leads to the same
// question.

import type { ReactNode } from 'react';
import type { Birth } from '../../../kernel/birth.ts';
import type { BodyOf } from '../../../kernel/contract.ts';
import { sexes, spokenLanguages } from '../../../kernel/person.ts';
import type { Unanswered } from '../../../kernel/unanswered.ts';
import { useWords } from '../../../web/i18n/use-words.ts';
import { RadioGroup } from '../../../web/kit/choices.tsx';
import { CommandForm } from '../../../web/kit/command-form.tsx';
import type { LinesOf } from '../../../web/kit/lines-of.ts';
import { optionsOf } from '../../../web/kit/options.ts';
import { useProvinceOptions } from '../../../web/kit/provinces.tsx';
import { useAddress } from '../../../web/kit/use-address.ts';
import { paths, to } from '../../../web/paths.ts';
import type { ScreenProps } from '../../../web/screen.ts';
import type { correctPerson } from '../api-changes.ts';
import { correctedFields } from '../model.ts';
import type { PersonSummary } from '../shapes.ts';
import { useCitizenshipOptions } from './citizenship-options.ts';
import { type AskedName, nameLines, nameOf } from './name-lines.ts';
import { type PersonFile, PersonScreen } from './person-screen.tsx';

type Field = (typeof correctedFields)[number];

export function NewCorrection({ params: { personId = '' } }: ScreenProps): ReactNode {
  return (
    <PersonScreen personId={personId} tabTitle="people.corrections.add">
      {(person) => <Fields person={person} />}
    </PersonScreen>
  );
}

/** One of the first five; a name also has parts. */
type Questions = {
  readonly fullName: AskedName['fullName'] | null;
  readonly parts: AskedName['parts'] | null;
  readonly birth: Birth | null;
  readonly sex: PersonSummary['sex'] | null;
  readonly citizenship: string | Unanswered | null;
  readonly province: string | null;
  readonly reason: string;
};

function Fields({ person }: { readonly person: PersonFile }): ReactNode {
  const { t } = useWords();
  const address = useAddress();
  const field = correctedFields.find((each) => each === address.get('field')) ?? 'name';
  return (
    <CommandForm<typeof correctPerson, Questions>
      command="PUT /api/persons/:personId/correction"
      params={{ personId: person.id }}
      given={{ baseVersion: person.version }}
      room="people"
      backTo={to(paths.person, { personId: person.id })}
      opens={to(paths.corrections, { personId: person.id }, { saved: 'yes' })}
      toBody={({ reason, fullName, parts, ...others }) => {
        const name = fullName && parts && nameOf({ fullName, parts });
        const values = { ...others, name };
        // The value is that of the field, which the compiler cannot follow through an index.
        return { field, value: values[field]!, reason } as BodyOf<typeof correctPerson>;
      }}
      start={startOf(person)}
      labels={{ value: `people.correctable.${field}` }}
      lines={useLines(field)}
    >
      <RadioGroup
        label={t('people.corrections.field')}
        value={field}
        options={optionsOf(correctedFields, (each) => t(`people.correctable.${each}`))}
        onChange={(chosen) => address.set({ field: chosen })}
      />
    </CommandForm>
  );
}

/** What the file says now: a slip of one letter is put right without typing the rest again. */
function startOf(person: PersonFile): Partial<Questions> {
  const { birth, sex, citizenship, province } = person;
  const name = person.names.find(({ kind }) => kind === 'current');
  const { fullName, givenName, familyName, fatherName } = name ?? {};
  const language = spokenLanguages.find((code) => code === name?.language) ?? null;
  return {
    birth: birth as Birth,
    sex,
    citizenship,
    province,
    ...(fullName && {
      fullName,
      parts: {
        givenName: givenName ?? null,
        familyName: familyName ?? null,
        fatherName: fatherName ?? null,
        language,
      },
    }),
  };
}

function useLines(field: Field): LinesOf<Questions> {
  const name = nameLines('value') as Pick<LinesOf<Questions>, 'fullName' | 'parts'>;
  const of = (asked: Field) => ({ path: 'value', when: () => field === asked });
  return {
    fullName: { ...name.fullName, when: () => field === 'name' },
    parts: { ...name.parts, when: () => field === 'name' },
    birth: {
      ...of('birth'),
      is: 'birth',
      label: 'people.person.born',
      hint: 'people.person.bornHint',
    },
    sex: {
      ...of('sex'),
      is: 'list',
      label: 'people.person.sex',
      codes: sexes,
      words: (code) => `people.sex.${code}`,
    },
    citizenship: {
      ...of('citizenship'),
      is: 'list',
      label: 'people.person.citizenship',
      options: useCitizenshipOptions(),
      isAsked: true,
    },
    province: {
      ...of('province'),
      is: 'list',
      label: 'people.person.province',
      options: useProvinceOptions(),
    },
    reason: {
      is: 'long-text',
      label: 'people.corrections.reason',
      hint: 'people.notClinical',
      lengthMax: 500,
      rows: 3,
    },
  };
}
