// Recording what came of an appeal, once. A restriction that is quashed is over from that day on.

import { type ReactNode, useState } from 'react';
import { addDays, type Day, toDay } from '../../../kernel/day.ts';
import { useCommand } from '../../../web/command.ts';
import { useWords } from '../../../web/i18n/use-words.ts';
import { RadioGroup } from '../../../web/kit/choices.tsx';
import { DateField } from '../../../web/kit/date-field.tsx';
import { Loaded } from '../../../web/kit/loaded.tsx';
import { TextArea, TextField } from '../../../web/kit/text-field.tsx';
import { useRead } from '../../../web/read.ts';
import type { ScreenProps } from '../../../web/screen.ts';
import type { decideAppeal, readRestriction } from '../api-restrictions.ts';
import type { RestrictionPage } from '../model-restrictions.ts';
import { paramsOf, RestrictionForm, type RestrictionParams } from './restriction-form.tsx';
import { useToday } from './today.ts';

const outcomes = ['quashed', 'varied', 'upheld', 'withdrawn'] as const;
type Typed = {
  readonly outcome: (typeof outcomes)[number] | '';
  readonly decidedOn: Day | '';
  readonly orderNumber: string;
  readonly scope: string;
  readonly endOn: Day | '';
};
const empty: Typed = { outcome: '', decidedOn: '', orderNumber: '', scope: '', endOn: '' };

export function DecideAppeal({ params }: ScreenProps): ReactNode {
  const of = paramsOf(params);
  const query = useRead<typeof readRestriction>(
    'GET /api/matters/:subjectId/restrictions/:restrictionId',
    { params: of },
  );
  return (
    <Loaded query={query} room="restrictions" isEmpty={() => false}>
      {(page) => <Deciding of={of} page={page} appealId={params['appealId'] ?? ''} />}
    </Loaded>
  );
}

type Deciding = {
  readonly of: RestrictionParams;
  readonly page: RestrictionPage;
  readonly appealId: string;
};

function Deciding({ of, page, appealId }: Deciding): ReactNode {
  const { t } = useWords();
  const [typed, setTyped] = useState(empty);
  const labels = useLabels();
  const command = useCommand<typeof decideAppeal>(
    'PUT /api/matters/:subjectId/restrictions/:restrictionId/appeals/:appealId',
  );
  const appeal = page.appeals.find(({ id }) => id === appealId);
  const send = async (): Promise<boolean> => {
    const { outcome, decidedOn } = typed;
    if (!outcome || !decidedOn) return false;
    const isVaried = outcome === 'varied';
    const body = {
      outcome,
      decidedOn,
      orderNumber: typed.orderNumber.trim() || null,
      scope: (isVaried && typed.scope.trim()) || null,
      endOn: (isVaried && typed.endOn) || null,
      baseVersion: appeal?.version ?? 1,
    };
    return (await command.run({ params: { ...of, appealId }, body })) !== null;
  };
  return (
    <RestrictionForm
      of={of}
      title="restrictions.appeal.decide"
      lead={t('restrictions.appeal.decideLead')}
      action={command}
      labels={labels}
      send={send}
    >
      <Fields page={page} typed={typed} change={(part) => setTyped({ ...typed, ...part })} />
    </RestrictionForm>
  );
}

function Fields({
  page,
  typed,
  change,
}: {
  readonly page: RestrictionPage;
  readonly typed: Typed;
  readonly change: (part: Partial<Typed>) => void;
}): ReactNode {
  const { t } = useWords();
  const today = useToday();
  const labels = useLabels();
  const isVaried = typed.outcome === 'varied';
  return (
    <>
      <RadioGroup
        label={labels.outcome}
        name="outcome"
        value={typed.outcome}
        isRequired
        onChange={(outcome) => change({ outcome })}
        options={outcomes.map((each) => ({
          value: each,
          label: t(`restrictions.appealStates.${each}`),
          hint: t(`restrictions.appealHints.${each}`),
        }))}
      />
      <DateField
        label={labels.decidedOn}
        name="decidedOn"
        value={typed.decidedOn}
        until={today}
        isRequired
        onChange={(decidedOn) => change({ decidedOn })}
      />
      <TextField
        label={labels.orderNumber}
        name="orderNumber"
        value={typed.orderNumber}
        isOptional={typed.outcome === 'withdrawn'}
        isRequired={typed.outcome !== 'withdrawn'}
        lengthMax={80}
        onChange={(orderNumber) => change({ orderNumber })}
      />
      {isVaried && (
        <>
          <TextArea
            label={labels.scope}
            name="scope"
            value={typed.scope}
            isOptional
            lengthMax={2000}
            rows={4}
            onChange={(scope) => change({ scope })}
          />
          <DateField
            label={labels.endOn}
            hint={t('restrictions.vary.endOnHint')}
            name="endOn"
            value={typed.endOn}
            isOptional
            until={addDays(toDay(page.restriction.lastDay), -1)}
            onChange={(endOn) => change({ endOn })}
          />
        </>
      )}
    </>
  );
}

function useLabels() {
  const { t } = useWords();
  return {
    outcome: t('restrictions.appeal.outcome'),
    decidedOn: t('restrictions.appeal.decidedOn'),
    orderNumber: t('legal.restriction.orderNumber'),
    scope: t('restrictions.vary.scope'),
    endOn: t('restrictions.vary.endOn'),
  };
}
