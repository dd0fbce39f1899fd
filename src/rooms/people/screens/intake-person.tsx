// One person at intake: names in any script, birth with the precision that is known, relation to
// the first person, and what the person was told and answered.

import type { ReactNode } from 'react';
import { useWords } from '../../../web/i18n/use-words.ts';
import { Button } from '../../../web/kit/button.tsx';
import { Card } from '../../../web/kit/card.tsx';
import { RadioGroup } from '../../../web/kit/choices.tsx';
import { PartialDateField } from '../../../web/kit/date-field.tsx';
import { optionsOf } from '../../../web/kit/options.ts';
import { Select, TextField } from '../../../web/kit/text-field.tsx';
import { useToday } from '../../../web/kit/use-today.ts';
import { CitizenshipField } from './citizenship-field.tsx';
import { relationsToFirst, sexes } from './codes.ts';
import { ConsentFields } from './consent-fields.tsx';
import type { TypedPerson } from './intake-draft.ts';
import { emptyName, NameFields } from './name-fields.tsx';

const spellingsMax = 5;

type Props = {
  readonly person: TypedPerson;
  readonly at: number;
  readonly onChange: (person: TypedPerson) => void;
  readonly onRemove: (() => void) | null;
};

export function IntakePersonFields({ person, at, onChange, onRemove }: Props): ReactNode {
  const { t } = useWords();
  const today = useToday();
  const path = `persons.${at}`;
  const set = (part: Partial<TypedPerson>): void => onChange({ ...person, ...part });
  return (
    <Card
      title={at === 0 ? t('people.intake.firstPerson') : `${t('people.intake.person')} ${at + 1}`}
      actions={
        onRemove && (
          <Button kind="quiet" icon="close" onClick={onRemove}>
            {t('people.intake.remove')}
          </Button>
        )
      }
    >
      {at > 0 && (
        <Select
          label={t('people.intake.relation')}
          hint={t('people.intake.relationHint')}
          name={`${path}.relationToFirst`}
          value={person.relation}
          isRequired
          options={optionsOf(relationsToFirst, (code) => t(`people.relations.${code}`))}
          onChange={(relation) => set({ relation })}
        />
      )}
      <NameFields value={person.name} path={`${path}.name`} onChange={(name) => set({ name })} />
      <Spellings person={person} path={path} set={set} />
      <RadioGroup
        label={t('people.person.sex')}
        name={`${path}.sex`}
        value={person.sex}
        isRequired
        options={optionsOf(sexes, (code) => t(`people.sex.${code}`))}
        onChange={(sex) => set({ sex })}
      />
      <PartialDateField
        label={t('people.person.born')}
        hint={t('people.person.bornHint')}
        name={`${path}.birth`}
        value={person.birth}
        today={today}
        onChange={(birth) => set({ birth })}
      />
      <CitizenshipField
        name={`${path}.citizenship`}
        value={person.citizenship}
        isOptional
        onChange={(citizenship) => set({ citizenship })}
      />
      <h3>{t('people.consents.title')}</h3>
      <ConsentFields
        value={person.consent}
        path={`${path}.consents`}
        onChange={(consent) => set({ consent })}
        error={person.consent.purposes.length === 0 ? t('people.consent.purposeNeeded') : null}
      />
    </Card>
  );
}

function Spellings({
  person,
  path,
  set,
}: {
  readonly person: TypedPerson;
  readonly path: string;
  readonly set: (part: Partial<TypedPerson>) => void;
}): ReactNode {
  const { t } = useWords();
  return (
    <>
      {person.spellings.map((spelling, at) => (
        <TextField
          // A spelling has no id; its place is its key.
          key={at}
          label={t('people.intake.spelling')}
          name={`${path}.otherSpellings.${at}.fullName`}
          value={spelling.fullName}
          lengthMax={300}
          isOptional
          onChange={(fullName) =>
            set({
              spellings: person.spellings.map((each, place) =>
                place === at ? { ...each, fullName } : each,
              ),
            })
          }
        />
      ))}
      {person.spellings.length < spellingsMax && (
        <div className="row">
          <Button
            kind="quiet"
            icon="add"
            onClick={() => set({ spellings: [...person.spellings, emptyName] })}
          >
            {t('people.intake.addSpelling')}
          </Button>
        </div>
      )}
    </>
  );
}
