// Recording that a court changed a restriction: what is ordered, or the last day, and that only to
// an earlier one.

import { type ReactNode, useState } from 'react';
import { addDays, type Day, toDay } from '../../../kernel/day.ts';
import { useCommand } from '../../../web/command.ts';
import { useWords } from '../../../web/i18n/use-words.ts';
import { BilingualSafetyText } from '../../../web/kit/bilingual-text.tsx';
import { DateField } from '../../../web/kit/date-field.tsx';
import { Notice } from '../../../web/kit/notice.tsx';
import { TextArea, TextField } from '../../../web/kit/text-field.tsx';
import { useRead } from '../../../web/read.ts';
import type { ScreenProps } from '../../../web/screen.ts';
import type { readRestriction, varyRestriction } from '../api-restrictions.ts';
import { paramsOf, RestrictionForm } from './restriction-form.tsx';

type Typed = {
  readonly onDay: Day | '';
  readonly court: string;
  readonly orderNumber: string;
  readonly scope: string;
  readonly endOn: Day | '';
};
const empty: Typed = { onDay: '', court: '', orderNumber: '', scope: '', endOn: '' };

export function VaryRestriction({ params }: ScreenProps): ReactNode {
  const of = paramsOf(params);
  const { t } = useWords();
  const [typed, setTyped] = useState(empty);
  const labels = useLabels();
  const command = useCommand<typeof varyRestriction>(
    'POST /api/matters/:subjectId/restrictions/:restrictionId/variations',
  );
  const send = async (): Promise<boolean> => {
    const { onDay, endOn } = typed;
    if (!onDay) return false;
    const body = {
      onDay,
      court: typed.court.trim(),
      orderNumber: typed.orderNumber.trim(),
      scope: typed.scope.trim() || null,
      endOn: endOn || null,
    };
    return (await command.run({ params: of, body })) !== null;
  };
  return (
    <RestrictionForm
      of={of}
      title="restrictions.vary.title"
      lead={t('restrictions.vary.lead')}
      action={command}
      labels={labels}
      send={send}
    >
      <Notice kind="warning">
        <BilingualSafetyText textKey="restrictions.deadlines.onlyEarlier" />
      </Notice>
      <Decision typed={typed} change={(part) => setTyped({ ...typed, ...part })} />
      <Change of={of} typed={typed} change={(part) => setTyped({ ...typed, ...part })} />
    </RestrictionForm>
  );
}

type Part = { readonly typed: Typed; readonly change: (part: Partial<Typed>) => void };

function Decision({ typed, change }: Part): ReactNode {
  const labels = useLabels();
  return (
    <>
      <TextField
        label={labels.court}
        name="court"
        value={typed.court}
        isRequired
        lengthMax={200}
        onChange={(court) => change({ court })}
      />
      <TextField
        label={labels.orderNumber}
        name="orderNumber"
        value={typed.orderNumber}
        isRequired
        lengthMax={80}
        onChange={(orderNumber) => change({ orderNumber })}
      />
      <DateField
        label={labels.onDay}
        name="onDay"
        value={typed.onDay}
        isRequired
        onChange={(onDay) => change({ onDay })}
      />
    </>
  );
}

function Change({
  of,
  typed,
  change,
}: Part & { readonly of: ReturnType<typeof paramsOf> }): ReactNode {
  const { t } = useWords();
  const labels = useLabels();
  const { data } = useRead<typeof readRestriction>(
    'GET /api/matters/:subjectId/restrictions/:restrictionId',
    { params: of },
  );
  const isNothing = typed.scope.trim() === '' && typed.endOn === '';
  return (
    <>
      <TextArea
        label={labels.scope}
        hint={t('restrictions.vary.scopeHint')}
        name="scope"
        value={typed.scope}
        isOptional
        isRequired={isNothing}
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
        from={typed.onDay || undefined}
        until={data && addDays(toDay(data.restriction.lastDay), -1)}
        onChange={(endOn) => change({ endOn })}
      />
    </>
  );
}

function useLabels() {
  const { t } = useWords();
  return {
    onDay: t('restrictions.vary.onDay'),
    court: t('restrictions.vary.court'),
    orderNumber: t('legal.restriction.orderNumber'),
    scope: t('restrictions.vary.scope'),
    endOn: t('restrictions.vary.endOn'),
  };
}
