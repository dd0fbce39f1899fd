// Whether a lawyer stands beside the person, since which day. What stood there before is kept.

import { type ReactNode, useState } from 'react';
import { useLocation } from 'wouter';
import type { Day } from '../../../kernel/day.ts';
import { useCommand } from '../../../web/command.ts';
import { useWords } from '../../../web/i18n/use-words.ts';
import { RadioGroup } from '../../../web/kit/choices.tsx';
import { DateField } from '../../../web/kit/date-field.tsx';
import { Form } from '../../../web/kit/form.tsx';
import { Page } from '../../../web/kit/page.tsx';
import { useRead } from '../../../web/read.ts';
import type { ScreenProps } from '../../../web/screen.ts';
import type { changeCounsel, readBirth } from '../api-safeguards.ts';
import { useToday } from './today.ts';

const states = ['present', 'absent', 'not-known'] as const;

export function ChangeCounsel({ params: { subjectId = '' } }: ScreenProps): ReactNode {
  const { t } = useWords();
  const [, open] = useLocation();
  const today = useToday();
  const [counsel, setCounsel] = useState<(typeof states)[number] | ''>('');
  const [onDay, setOnDay] = useState<Day | ''>('');
  const page = useRead<typeof readBirth>('GET /api/matters/:subjectId/birth', {
    params: { subjectId },
  });
  const command = useCommand<typeof changeCounsel>('POST /api/matters/:subjectId/counsel');
  const back = `/matters/${subjectId}/birth`;
  const send = async (): Promise<void> => {
    if (
      counsel &&
      onDay &&
      (await command.run({
        params: { subjectId },
        body: { counsel, onDay, baseVersion: page.data?.counselVersion },
      }))
    )
      open(back);
  };
  const labels = { counsel: t('legal.subject.counsel'), onDay: t('proceedings.birth.since') };
  return (
    <Page
      tabTitle="proceedings.birth.changeCounsel"
      breadcrumbs={[
        { to: `/matters/${subjectId}`, label: t('legal.matter.title') },
        { to: back, label: t('proceedings.birth.title') },
      ]}
    >
      <Form
        action={command}
        submit={t('shell.form.save')}
        backTo={back}
        room="proceedings"
        labels={labels}
        onSend={() => void send()}
      >
        <RadioGroup
          label={labels.counsel}
          hint={t('legal.subject.counselHint')}
          name="counsel"
          value={counsel}
          isRequired
          onChange={setCounsel}
          options={states.map((each) => ({ value: each, label: t(`legal.counsel.${each}`) }))}
        />
        <DateField
          label={labels.onDay}
          name="onDay"
          value={onDay}
          until={today}
          isRequired
          onChange={setOnDay}
        />
      </Form>
    </Page>
  );
}
