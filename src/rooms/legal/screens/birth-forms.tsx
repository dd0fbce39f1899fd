// Forms to record another claimed birth date, and the birth date that a court found.

import type { ReactNode } from 'react';
import { CommandForm } from '../../../web/kit/command-form.tsx';
import { paths, to } from '../../../web/paths.ts';
import type { ScreenProps } from '../../../web/screen.ts';
import type { recordBirthClaim, settleBirth } from '../birth/api.ts';
import { BirthFrame, OfBirth } from './of-birth.tsx';
import { useToday } from '../../../web/kit/use-today.ts';

export function NewClaim({ params: { subjectId = '' } }: ScreenProps): ReactNode {
  const back = to(paths.birthAbroad, { subjectId });
  return (
    <BirthFrame
      subjectId={subjectId}
      title="proceedings.birth.addClaim"
      lead="proceedings.birth.claimsText"
    >
      <CommandForm<typeof recordBirthClaim>
        command="POST /api/matters/:subjectId/birth/claims"
        params={{ subjectId }}
        room="proceedings"
        backTo={back}
        opens={back}
        lines={{
          birth: {
            is: 'birth',
            label: 'proceedings.birth.claim',
            mustBeKnown: true,
            wrong: 'proceedings.birth.missing',
          },
          says: {
            is: 'long-text',
            label: 'proceedings.birth.says',
            hint: 'proceedings.birth.saysHint',
            lengthMax: 1000,
            rows: 3,
          },
        }}
      />
    </BirthFrame>
  );
}

export function SettleBirth({ params: { subjectId = '' } }: ScreenProps): ReactNode {
  const today = useToday();
  const back = to(paths.birthAbroad, { subjectId });
  return (
    <OfBirth
      subjectId={subjectId}
      title="proceedings.birth.settle"
      lead="proceedings.birth.settleLead"
    >
      {({ version }) => (
        <CommandForm<typeof settleBirth>
          command="POST /api/matters/:subjectId/birth/settlements"
          params={{ subjectId }}
          given={{ baseVersion: version }}
          room="proceedings"
          backTo={back}
          opens={back}
          lines={{
            birth: {
              is: 'birth',
              label: 'proceedings.birth.found',
              mustBeKnown: true,
              wrong: 'proceedings.birth.missing',
            },
            orderNumber: { is: 'text', label: 'proceedings.birth.order', lengthMax: 80 },
            foundOn: { is: 'day', label: 'proceedings.birth.foundOn', until: today },
          }}
        />
      )}
    </OfBirth>
  );
}
