// Appointing a guardian or recording the custodial parent: somebody of the child's family in the
// programme, or another relative by name. An interim body steps back by itself on the first day.

import type { ReactNode } from 'react';
import { useLocation } from 'wouter';
import type { ReturnsOf } from '../../../kernel/contract.ts';
import type { Day } from '../../../kernel/day.ts';
import { useCommand } from '../../../web/command.ts';
import { useDraft } from '../../../web/draft.ts';
import { useWords } from '../../../web/i18n/use-words.ts';
import { RadioGroup } from '../../../web/kit/choices.tsx';
import { DateField } from '../../../web/kit/date-field.tsx';
import { Form } from '../../../web/kit/form.tsx';
import { Notice } from '../../../web/kit/notice.tsx';
import { optionsOf } from '../../../web/kit/options.ts';
import { Select, TextField } from '../../../web/kit/text-field.tsx';
import { useToday } from '../../../web/kit/use-today.ts';
import type { ScreenProps } from '../../../web/screen.ts';
import { PersonScreen, type readPerson } from '../../people/public-web.ts';
import type { appointGuardian } from '../api.ts';
import { appointedKinds, bases, kinRelations, type NewCover } from './codes.ts';

type PersonFile = ReturnsOf<typeof readPerson>;

export function Appoint({ params: { personId = '' } }: ScreenProps): ReactNode {
  return (
    <PersonScreen personId={personId} tabTitle="guardianship.appoint.title">
      {(person) => <Fields person={person} />}
    </PersonScreen>
  );
}

type Typed = {
  readonly kind: NewCover['kind'] | '';
  readonly basis: NewCover['basis'] | '';
  /** A member of the family, or `other` for somebody who is named. */
  readonly holderId: string;
  readonly name: string;
  readonly relation: NewCover['holder']['relation'] | '';
  readonly fromOn: Day | '';
  readonly untilOn: Day | '';
};

/** Null while an answer is missing. */
function bodyOf(typed: Typed): NewCover | null {
  const { kind, basis, holderId, relation, fromOn } = typed;
  if (!kind || !basis || !holderId || !relation || !fromOn) return null;
  const holder =
    holderId === 'other' ? { name: typed.name.trim(), relation } : { personId: holderId, relation };
  return { kind, basis, fromOn, untilOn: typed.untilOn || null, holder };
}

function Fields({ person }: { readonly person: PersonFile }): ReactNode {
  const { t } = useWords();
  const [, open] = useLocation();
  const today = useToday();
  const back = `/persons/${person.id}/cover`;
  const start: Typed = {
    kind: 'guardian',
    basis: '',
    holderId: '',
    name: '',
    relation: '',
    fromOn: today,
    untilOn: '',
  };
  const [typed, change, discard] = useDraft(`appoint/${person.id}`, start);
  const command = useCommand<typeof appointGuardian>('POST /api/persons/:personId/covers');
  const send = async (): Promise<void> => {
    const body = bodyOf(typed);
    if (!body || !(await command.run({ params: { personId: person.id }, body }))) return;
    discard();
    open(`${back}?saved=yes`);
  };
  return (
    <Form
      action={command}
      submit={t('guardianship.appoint.submit')}
      backTo={back}
      room="guardianship"
      onSend={() => void send()}
    >
      <Notice>
        <p>{t('guardianship.appoint.text')}</p>
      </Notice>
      <RadioGroup
        label={t('guardianship.appoint.kind')}
        name="kind"
        value={typed.kind}
        isRequired
        options={optionsOf(appointedKinds, (each) => t(`guardianship.coverKinds.${each}`))}
        onChange={(kind) => change({ kind })}
      />
      <Holder person={person} typed={typed} change={change} />
      <RadioGroup
        label={t('guardianship.cover.basis')}
        name="basis"
        value={typed.basis}
        isRequired
        options={optionsOf(bases, (each) => t(`guardianship.bases.${each}`))}
        onChange={(basis) => change({ basis })}
      />
      <DateField
        label={t('guardianship.cover.from')}
        name="fromOn"
        value={typed.fromOn}
        isRequired
        onChange={(fromOn) => change({ fromOn })}
      />
      <DateField
        label={t('guardianship.cover.until')}
        hint={t('guardianship.appoint.untilHint')}
        name="untilOn"
        value={typed.untilOn}
        isOptional
        onChange={(untilOn) => change({ untilOn })}
      />
    </Form>
  );
}

function Holder({
  person,
  typed,
  change,
}: {
  readonly person: PersonFile;
  readonly typed: Typed;
  readonly change: (part: Partial<Typed>) => void;
}): ReactNode {
  const { t } = useWords();
  const family = person.family.map(({ person: member, relation }) => ({
    value: member.id,
    label: member.name ?? member.code,
    hint: relation ? t(`people.relations.${relation}`) : undefined,
  }));
  const choose = (holderId: string): void => {
    const known = person.family.find(({ person: member }) => member.id === holderId)?.relation;
    change({ holderId, relation: kinRelations.find((each) => each === known) ?? '' });
  };
  return (
    <>
      <RadioGroup<string>
        label={t('guardianship.cover.holder')}
        name="holder"
        value={typed.holderId}
        isRequired
        onChange={choose}
        options={[...family, { value: 'other', label: t('guardianship.appoint.other') }]}
      />
      {typed.holderId === 'other' && (
        <TextField
          label={t('guardianship.appoint.name')}
          name="holder.name"
          value={typed.name}
          lengthMax={300}
          isRequired
          onChange={(name) => change({ name })}
        />
      )}
      <Select
        label={t('guardianship.cover.relation')}
        name="holder.relation"
        value={typed.relation}
        isRequired
        options={optionsOf(kinRelations, (each) => t(`people.relations.${each}`))}
        onChange={(relation) => change({ relation })}
      />
    </>
  );
}
