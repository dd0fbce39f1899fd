// Recording what was done about an urgent concern: a code, and words where there is something to
// say. Whoever said it was urgent is not offered that it was not: that takes a second person.

import type { ReactNode } from 'react';
import type { BodyOf } from '../../../kernel/contract.ts';
import { BilingualSafetyText } from '../../../web/kit/bilingual-text.tsx';
import { CommandForm } from '../../../web/kit/command-form.tsx';
import type { LinesOf } from '../../../web/kit/lines-of.ts';
import { Notice } from '../../../web/kit/notice.tsx';
import { paths, to } from '../../../web/paths.ts';
import type { ScreenProps } from '../../../web/screen.ts';
import type { settleConcern } from '../urgent/api.ts';
import { urgentOutcomes } from '../urgent/model.ts';
import { Said } from './urgent-lines.tsx';
import { type Concern, NothingLeft, UrgentScreen } from './urgent-screen.tsx';

export function SettleConcern({
  params: { personId = '', concernId = '' },
}: ScreenProps): ReactNode {
  return (
    <UrgentScreen personId={personId} tabTitle="urgent.settle">
      {({ concerns }) => {
        const concern = concerns.find(({ id }) => id === concernId);
        if (!concern?.may.settle) return <NothingLeft personId={personId} />;
        return <Fields concern={concern} personId={personId} />;
      }}
    </UrgentScreen>
  );
}

const denied = 'not-urgent-after-all';

type Settled = Omit<BodyOf<typeof settleConcern>, 'baseVersion'>;

export function settleLines(mayDeny: boolean): LinesOf<Settled> {
  return {
    outcome: {
      is: 'choice',
      label: 'urgent.outcome',
      ...(mayDeny && { hint: 'urgent.denyHint' }),
      codes: urgentOutcomes.filter((code) => code !== denied || mayDeny),
      words: (code) => `urgent.outcomes.${code}`,
    },
    text: {
      is: 'long-text',
      label: 'urgent.text',
      hint: 'urgent.textHint',
      lengthMax: 4000,
      isOptional: ({ outcome }) => outcome !== denied,
    },
  };
}

function Fields({
  concern,
  personId,
}: {
  readonly concern: Concern;
  readonly personId: string;
}): ReactNode {
  const back = to(paths.urgent, { personId });
  return (
    <CommandForm<typeof settleConcern>
      command="PUT /api/concerns/:concernId/outcome"
      params={{ concernId: concern.id }}
      given={{ baseVersion: concern.version }}
      room="urgent"
      submit="urgent.settleSubmit"
      backTo={to(paths.person, { personId })}
      opens={`${back}?saved=yes`}
      lines={settleLines(concern.may.deny)}
    >
      <Said concern={concern} />
      <Notice kind="warning">
        <BilingualSafetyText textKey="urgent.safety.act" />
      </Notice>
    </CommandForm>
  );
}
