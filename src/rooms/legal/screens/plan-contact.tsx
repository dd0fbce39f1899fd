// Entering a day and a place on which the order has the person report. There is no field for
// anything else.

import { type ReactNode, useState } from 'react';
import { type Day, toDay } from '../../../kernel/day.ts';
import { useCommand } from '../../../web/command.ts';
import { useWords } from '../../../web/i18n/use-words.ts';
import { DateField } from '../../../web/kit/date-field.tsx';
import { TextField } from '../../../web/kit/text-field.tsx';
import { useRead } from '../../../web/read.ts';
import type { ScreenProps } from '../../../web/screen.ts';
import type { planContact, readRestriction } from '../api-restrictions.ts';
import { paramsOf, RestrictionForm } from './restriction-form.tsx';

export function PlanContact({ params }: ScreenProps): ReactNode {
  const of = paramsOf(params);
  const { t } = useWords();
  const [onDay, setOnDay] = useState<Day | ''>('');
  const [place, setPlace] = useState('');
  const labels = { onDay: t('restrictions.contact.onDay'), place: t('restrictions.contact.place') };
  const command = useCommand<typeof planContact>(
    'POST /api/matters/:subjectId/restrictions/:restrictionId/contacts',
  );
  const { data } = useRead<typeof readRestriction>(
    'GET /api/matters/:subjectId/restrictions/:restrictionId',
    { params: of },
  );
  const send = async (): Promise<boolean> =>
    onDay !== '' &&
    (await command.run({ params: of, body: { onDay, place: place.trim() } })) !== null;
  return (
    <RestrictionForm
      of={of}
      title="restrictions.contact.plan"
      lead={t('restrictions.contact.planLead')}
      action={command}
      labels={labels}
      send={send}
    >
      <DateField
        label={labels.onDay}
        name="onDay"
        value={onDay}
        from={data && toDay(data.restriction.startOn)}
        until={data && toDay(data.restriction.lastDay)}
        isRequired
        onChange={setOnDay}
      />
      <TextField
        label={labels.place}
        name="place"
        value={place}
        isRequired
        lengthMax={200}
        onChange={setPlace}
      />
    </RestrictionForm>
  );
}
