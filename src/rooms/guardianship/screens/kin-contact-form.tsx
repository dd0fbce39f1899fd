// Records that a relative was asked: who, how to reach them again, when, the answer, and the reason
// for a "no" or "not yet".

import type { ReactNode } from 'react';
import type { BodyOf } from '../../../kernel/contract.ts';
import type { Day } from '../../../kernel/day.ts';
import { useWords } from '../../../web/i18n/use-words.ts';
import { Card } from '../../../web/kit/card.tsx';
import { CommandForm } from '../../../web/kit/command-form.tsx';
import type { LinesOf } from '../../../web/kit/lines-of.ts';
import { useToday } from '../../../web/kit/use-today.ts';
import type { recordKinContact } from '../api.ts';
import { kinAnswers, kinReasons, kinRelations } from '../model.ts';

type KinContact = BodyOf<typeof recordKinContact>;

export function kinContactLines(today: Day): LinesOf<KinContact> {
  return {
    relation: {
      is: 'list',
      label: 'guardianship.kin.relation',
      codes: kinRelations,
      words: (code) => `people.relations.${code}`,
    },
    name: {
      is: 'text',
      label: 'guardianship.kin.name',
      lengthMax: 200,
      isOptional: true,
    },
    reach: {
      is: 'text',
      label: 'guardianship.kin.reach',
      hint: 'guardianship.kin.reachHint',
      lengthMax: 500,
      isOptional: true,
    },
    contactedOn: { is: 'day', label: 'guardianship.kin.contactedOn', until: today },
    answer: {
      is: 'choice',
      label: 'guardianship.kin.answer',
      isAsked: true,
      codes: kinAnswers,
      words: (code) => `guardianship.kinAnswers.${code}`,
    },
    reason: {
      is: 'list',
      label: 'guardianship.kin.reason',
      hint: 'guardianship.kin.reasonHint',
      isAsked: true,
      codes: kinReasons,
      words: (code) => `guardianship.kinReasons.${code}`,
    },
    note: {
      is: 'long-text',
      label: 'guardianship.kin.note',
      hint: 'people.notClinical',
      lengthMax: 2000,
      rows: 3,
      isOptional: true,
    },
  };
}

export const startKinContact = (today: Day) => ({ contactedOn: today, reason: 'none' }) as const;

export function KinContactForm({ searchId }: { readonly searchId: string }): ReactNode {
  const { t } = useWords();
  const today = useToday();
  return (
    <Card title={t('guardianship.kin.add')}>
      <CommandForm<typeof recordKinContact>
        command="POST /api/guardianship-searches/:searchId/contacts"
        params={{ searchId }}
        room="guardianship"
        start={startKinContact(today)}
        lines={kinContactLines(today)}
      />
    </Card>
  );
}
