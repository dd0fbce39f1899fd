// Recording that the person appealed. It costs her nothing and can only end or shorten a
// restriction.

import { type ReactNode, useState } from 'react';
import type { Day } from '../../../kernel/day.ts';
import { useCommand } from '../../../web/command.ts';
import { useWords } from '../../../web/i18n/use-words.ts';
import { DateField } from '../../../web/kit/date-field.tsx';
import { TextField } from '../../../web/kit/text-field.tsx';
import type { ScreenProps } from '../../../web/screen.ts';
import type { lodgeAppeal } from '../api-restrictions.ts';
import { paramsOf, RestrictionForm } from './restriction-form.tsx';
import { useToday } from './today.ts';

export function LodgeAppeal({ params }: ScreenProps): ReactNode {
  const of = paramsOf(params);
  const { t } = useWords();
  const today = useToday();
  const [lodgedOn, setLodgedOn] = useState<Day | ''>('');
  const [court, setCourt] = useState('');
  const labels = {
    lodgedOn: t('restrictions.appeal.lodgedOn'),
    court: t('restrictions.appeal.court'),
  };
  const command = useCommand<typeof lodgeAppeal>(
    'POST /api/matters/:subjectId/restrictions/:restrictionId/appeals',
  );
  const send = async (): Promise<boolean> =>
    lodgedOn !== '' &&
    (await command.run({ params: of, body: { lodgedOn, court: court.trim() } })) !== null;
  return (
    <RestrictionForm
      of={of}
      title="restrictions.appeal.lodge"
      lead={t('restrictions.appeal.lodgeLead')}
      action={command}
      labels={labels}
      send={send}
    >
      <DateField
        label={labels.lodgedOn}
        name="lodgedOn"
        value={lodgedOn}
        until={today}
        isRequired
        onChange={setLodgedOn}
      />
      <TextField
        label={labels.court}
        name="court"
        value={court}
        isRequired
        lengthMax={200}
        onChange={setCourt}
      />
    </RestrictionForm>
  );
}
