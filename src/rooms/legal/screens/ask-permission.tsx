// Recording that the person asked for permission. By when she is answered follows from the order.

import { type ReactNode, useState } from 'react';
import { formatDay } from '../../../engine/languages/format.ts';
import { addDays, type Day, toDay } from '../../../kernel/day.ts';
import { useCommand } from '../../../web/command.ts';
import { useWords } from '../../../web/i18n/use-words.ts';
import { DateField } from '../../../web/kit/date-field.tsx';
import { TextArea } from '../../../web/kit/text-field.tsx';
import { useRead } from '../../../web/read.ts';
import type { ScreenProps } from '../../../web/screen.ts';
import type { askPermission, readRestriction } from '../api-restrictions.ts';
import type { RestrictionPage } from '../model-restrictions.ts';
import { paramsOf, RestrictionForm } from './restriction-form.tsx';
import { useToday } from './today.ts';

type Typed = {
  readonly askedOn: Day | '';
  readonly purpose: string;
  readonly fromOn: Day | '';
  readonly toOn: Day | '';
};

export function AskPermission({ params }: ScreenProps): ReactNode {
  const of = paramsOf(params);
  const { t } = useWords();
  const [typed, setTyped] = useState<Typed>({ askedOn: '', purpose: '', fromOn: '', toOn: '' });
  const command = useCommand<typeof askPermission>(
    'POST /api/matters/:subjectId/restrictions/:restrictionId/permissions',
  );
  const { data } = useRead<typeof readRestriction>(
    'GET /api/matters/:subjectId/restrictions/:restrictionId',
    { params: of },
  );
  const send = async (): Promise<boolean> => {
    const { askedOn, fromOn, toOn } = typed;
    if (!askedOn || !fromOn || !toOn) return false;
    const body = { askedOn, fromOn, toOn, purpose: typed.purpose.trim() };
    return (await command.run({ params: of, body })) !== null;
  };
  return (
    <RestrictionForm
      of={of}
      title="restrictions.permission.ask"
      lead={t('restrictions.permission.askLead')}
      action={command}
      labels={useLabels()}
      send={send}
    >
      <Fields page={data} typed={typed} change={(part) => setTyped({ ...typed, ...part })} />
    </RestrictionForm>
  );
}

function Fields({
  page,
  typed,
  change,
}: {
  readonly page: RestrictionPage | undefined;
  readonly typed: Typed;
  readonly change: (part: Partial<Typed>) => void;
}): ReactNode {
  const { t, locale } = useWords();
  const today = useToday();
  const labels = useLabels();
  const { askedOn } = typed;
  const dueOn = page && askedOn !== '' && addDays(askedOn, page.permissionAnswerDays);
  return (
    <>
      <DateField
        label={labels.askedOn}
        name="askedOn"
        value={askedOn}
        from={page && toDay(page.restriction.startOn)}
        until={today}
        isRequired
        onChange={(day) => change({ askedOn: day })}
      />
      <p role="status">
        {dueOn && t('restrictions.permission.answerBy', { day: formatDay(locale, dueOn) })}
      </p>
      <TextArea
        label={labels.purpose}
        hint={t('restrictions.permission.purposeHint')}
        name="purpose"
        value={typed.purpose}
        isRequired
        lengthMax={2000}
        rows={3}
        onChange={(purpose) => change({ purpose })}
      />
      <DateField
        label={labels.fromOn}
        name="fromOn"
        value={typed.fromOn}
        until={page && toDay(page.restriction.lastDay)}
        isRequired
        onChange={(fromOn) => change({ fromOn })}
      />
      <DateField
        label={labels.toOn}
        name="toOn"
        value={typed.toOn}
        from={typed.fromOn || undefined}
        isRequired
        onChange={(toOn) => change({ toOn })}
      />
    </>
  );
}

function useLabels() {
  const { t } = useWords();
  return {
    askedOn: t('restrictions.permission.askedOn'),
    purpose: t('restrictions.permission.purpose'),
    fromOn: t('restrictions.permission.fromOn'),
    toOn: t('restrictions.permission.toOn'),
  };
}
