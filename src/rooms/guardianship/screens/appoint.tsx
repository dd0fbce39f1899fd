// Appoints a guardian or records the custodial parent: a member of the child's family in the
// programme, or another relative by name. An interim body's cover ends automatically on the first
// day. The form asks for the last day; what is stored is the first day after it.

import type { ReactNode } from 'react';
import type { ReturnsOf } from '../../../kernel/contract.ts';
import { addDays, toDay } from '../../../kernel/day.ts';
import { useWords } from '../../../web/i18n/use-words.ts';
import { CommandForm } from '../../../web/kit/command-form.tsx';
import { Notice } from '../../../web/kit/notice.tsx';
import { useToday } from '../../../web/kit/use-today.ts';
import { paths, to } from '../../../web/paths.ts';
import type { ScreenProps } from '../../../web/screen.ts';
import { PersonScreen, type readPerson } from '../../people/public-web.ts';
import type { appointGuardian } from '../api.ts';
import { coverBases, kinRelations, appointedKinds } from '../model.ts';
import type { NewCover } from './shapes.ts';
import { isByGround, rightLines, rightOf, type Questions } from './right-lines.ts';

export function Appoint({ params: { personId = '' } }: ScreenProps): ReactNode {
  return (
    <PersonScreen personId={personId} tabTitle="guardianship.appoint.title">
      {(person) => <Appointing person={person} />}
    </PersonScreen>
  );
}

// The file closes to the officer with the search; staying on its page would look like a fault.
const pageAfter = (path: string): string => `${path}?saved=yes`;

function Appointing({ person }: { readonly person: ReturnsOf<typeof readPerson> }): ReactNode {
  const { t } = useWords();
  const today = useToday();
  const back = to(paths.cover, { personId: person.id });
  const family = person.family.map(({ person: member, relation }) => ({
    value: member.id,
    label: member.name ?? member.code,
    hint: relation ? t(`people.relations.${relation}`) : undefined,
  }));
  const relationTo = (holder: string): NewCover['holder']['relation'] | '' => {
    const known = person.family.find(({ person: { id } }) => id === holder)?.relation;
    return kinRelations.find((each) => each === known) ?? '';
  };
  return (
    <CommandForm<typeof appointGuardian, Questions>
      command="POST /api/persons/:personId/covers"
      params={{ personId: person.id }}
      room="guardianship"
      submit="guardianship.appoint.submit"
      backTo={back}
      opens={({ searchClosed }) => pageAfter(searchClosed ? to(paths.searches) : back)}
      start={{ kind: 'guardian', fromOn: today }}
      toBody={({ kind, basis, fromOn, untilOn, holder, name, relation, ...right }) => ({
        kind,
        basis,
        fromOn,
        untilOn: untilOn && addDays(toDay(untilOn), 1),
        holder: name === null ? { personId: holder, relation } : { name, relation },
        right: rightOf(right),
      })}
      lines={{
        kind: {
          is: 'choice',
          label: 'guardianship.appoint.kind',
          codes: appointedKinds,
          words: (code) => `guardianship.coverKinds.${code}`,
        },
        holder: {
          is: 'choice',
          label: 'guardianship.cover.holder',
          options: [...family, { value: 'other', label: t('guardianship.appoint.other') }],
          fills: (holder) => ({ relation: relationTo(holder) }),
        },
        name: {
          is: 'text',
          label: 'guardianship.appoint.name',
          path: 'holder.name',
          lengthMax: 300,
          when: ({ holder }) => holder === 'other',
        },
        relation: {
          is: 'list',
          label: 'guardianship.cover.relation',
          path: 'holder.relation',
          codes: kinRelations,
          words: (code) => `people.relations.${code}`,
        },
        basis: {
          is: 'choice',
          label: 'guardianship.cover.basis',
          codes: coverBases,
          words: (code) => `guardianship.bases.${code}`,
        },
        ...rightLines(today),
        fromOn: { is: 'day', label: 'guardianship.cover.from' },
        untilOn: {
          is: 'day',
          label: 'guardianship.cover.until',
          hint: 'guardianship.appoint.untilHint',
          isOptional: (typed) => !isByGround(typed),
        },
      }}
    >
      <Notice>
        <p>{t('guardianship.appoint.text')}</p>
      </Notice>
    </CommandForm>
  );
}
