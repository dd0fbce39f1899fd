// Correcting what is wrong in a file: one field, its right value, and why. The earlier value is
// kept with its history. `?field=` names the field, so that the way back leads to the same
// question.

import type { ReactNode } from 'react';
import { useLocation } from 'wouter';
import type { BodyOf } from '../../../kernel/contract.ts';
import { useCommand } from '../../../web/command.ts';
import { useDraft } from '../../../web/draft.ts';
import { useWords } from '../../../web/i18n/use-words.ts';
import { RadioGroup } from '../../../web/kit/choices.tsx';
import { emptyPartialDate, findBirth } from '../../../engine/forms/partial-date.ts';
import { PartialDateField } from '../../../web/kit/date-field.tsx';
import { Form } from '../../../web/kit/form.tsx';
import { codesOf, optionsOf } from '../../../web/kit/options.ts';
import { ProvinceSelect } from '../../../web/kit/provinces.tsx';
import { Select, TextArea } from '../../../web/kit/text-field.tsx';
import { useAddress } from '../../../web/kit/use-address.ts';
import { useToday } from '../../../web/kit/use-today.ts';
import type { ScreenProps } from '../../../web/screen.ts';
import type { correctPerson } from '../api.ts';
import { type IntakePerson, sexes } from './codes.ts';
import { CitizenshipField } from './citizenship-field.tsx';
import { emptyName, NameFields, nameOf } from './name-fields.tsx';
import { type PersonFile, PersonScreen } from './person-screen.tsx';

type Body = BodyOf<typeof correctPerson>;
const fields = codesOf<Body['field']>()(['name', 'birth', 'sex', 'citizenship', 'province']);

export function NewCorrection({ params: { personId = '' } }: ScreenProps): ReactNode {
  return (
    <PersonScreen personId={personId} tabTitle="people.corrections.add">
      {(person) => <Fields person={person} />}
    </PersonScreen>
  );
}

const empty = {
  name: emptyName,
  birth: emptyPartialDate,
  sex: '' as IntakePerson['sex'] | '',
  citizenship: '',
  province: '',
  reason: '',
};
type Typed = typeof empty;

function bodyOf(field: Body['field'], typed: Typed, baseVersion: number): Body | null {
  const base = { baseVersion, reason: typed.reason.trim() };
  const birth = findBirth(typed.birth);
  switch (field) {
    case 'name':
      return { field, value: nameOf(typed.name), ...base };
    case 'birth':
      return birth && { field, value: birth, ...base };
    case 'sex':
      return typed.sex ? { field, value: typed.sex, ...base } : null;
    case 'citizenship':
      return typed.citizenship ? { field, value: typed.citizenship, ...base } : null;
    case 'province':
      return typed.province ? { field, value: typed.province, ...base } : null;
  }
}

function Fields({ person }: { readonly person: PersonFile }): ReactNode {
  const { t } = useWords();
  const address = useAddress();
  const [, open] = useLocation();
  const field = fields.find((each) => each === address.get('field')) ?? 'name';
  const [typed, change, discard] = useDraft(`correction/${person.id}`, empty);
  const command = useCommand<typeof correctPerson>('PUT /api/persons/:personId/correction');
  const body = bodyOf(field, typed, person.version);
  const send = async (): Promise<void> => {
    if (!body || !(await command.run({ params: { personId: person.id }, body }))) return;
    discard();
    open(`/persons/${person.id}/corrections?saved=yes`);
  };
  return (
    <Form
      action={command}
      submit={t('shell.form.save')}
      backTo={`/persons/${person.id}`}
      room="people"
      labels={{ value: t(`people.correctable.${field}`), reason: t('people.corrections.reason') }}
      onSend={() => void send()}
    >
      <RadioGroup
        label={t('people.corrections.field')}
        value={field}
        options={optionsOf(fields, (each) => t(`people.correctable.${each}`))}
        onChange={(chosen) => address.set({ field: chosen })}
      />
      <Value field={field} typed={typed} change={change} />
      <TextArea
        label={t('people.corrections.reason')}
        hint={t('people.notClinical')}
        name="reason"
        value={typed.reason}
        rows={3}
        lengthMax={500}
        isRequired
        onChange={(reason) => change({ reason })}
      />
    </Form>
  );
}

function Value({
  field,
  typed,
  change,
}: {
  readonly field: Body['field'];
  readonly typed: Typed;
  readonly change: (part: Partial<Typed>) => void;
}): ReactNode {
  const { t } = useWords();
  const today = useToday();
  switch (field) {
    case 'name':
      return <NameFields value={typed.name} path="value" onChange={(name) => change({ name })} />;
    case 'birth':
      return (
        <PartialDateField
          label={t('people.person.born')}
          hint={t('people.person.bornHint')}
          name="value"
          today={today}
          value={typed.birth}
          onChange={(birth) => change({ birth })}
        />
      );
    case 'sex':
      return (
        <Select
          label={t('people.person.sex')}
          name="value"
          value={typed.sex}
          isRequired
          options={optionsOf(sexes, (sex) => t(`people.sex.${sex}`))}
          onChange={(sex) => change({ sex })}
        />
      );
    case 'citizenship':
      return (
        <CitizenshipField
          name="value"
          value={typed.citizenship}
          onChange={(citizenship) => change({ citizenship })}
        />
      );
    case 'province':
      return (
        <ProvinceSelect
          label={t('people.person.province')}
          name="value"
          value={typed.province}
          onChange={(province) => change({ province })}
        />
      );
  }
}
