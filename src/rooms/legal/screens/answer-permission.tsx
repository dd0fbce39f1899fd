// Recording the answer to a request, once. A refusal has a reason that can be told to the person.

import { type ReactNode, useState } from 'react';
import { formatDay } from '../../../engine/languages/format.ts';
import { type Day, toDay } from '../../../kernel/day.ts';
import { useCommand } from '../../../web/command.ts';
import { useWords } from '../../../web/i18n/use-words.ts';
import { Facts } from '../../../web/kit/card.tsx';
import { RadioGroup } from '../../../web/kit/choices.tsx';
import { DateField } from '../../../web/kit/date-field.tsx';
import { TextArea } from '../../../web/kit/text-field.tsx';
import { useRead } from '../../../web/read.ts';
import type { ScreenProps } from '../../../web/screen.ts';
import type { answerPermission, readRestriction } from '../api-restrictions.ts';
import type { PermissionAnswer, RestrictionPage } from '../model-restrictions.ts';
import { paramsOf, RestrictionForm } from './restriction-form.tsx';
import { useToday } from './today.ts';

const answers = ['granted', 'refused'] as const;
type Typed = {
  readonly answer: PermissionAnswer['answer'] | '';
  readonly answeredOn: Day | '';
  readonly reason: string;
};

export function AnswerPermission({ params }: ScreenProps): ReactNode {
  const of = paramsOf(params);
  const permissionId = params['permissionId'] ?? '';
  const { t } = useWords();
  const [typed, setTyped] = useState<Typed>({ answer: '', answeredOn: '', reason: '' });
  const command = useCommand<typeof answerPermission>(
    'PUT /api/matters/:subjectId/restrictions/:restrictionId/permissions/:permissionId',
  );
  const { data } = useRead<typeof readRestriction>(
    'GET /api/matters/:subjectId/restrictions/:restrictionId',
    { params: of },
  );
  const send = async (): Promise<boolean> => {
    const { answer, answeredOn } = typed;
    if (!answer || !answeredOn) return false;
    const body = { answer, answeredOn, reason: typed.reason.trim() || null };
    return (await command.run({ params: { ...of, permissionId }, body })) !== null;
  };
  const request = data?.requests.find(({ id }) => id === permissionId);
  return (
    <RestrictionForm
      of={of}
      title="restrictions.permission.answer"
      lead={t('restrictions.permission.answerLead')}
      action={command}
      labels={useLabels()}
      send={send}
    >
      {request && <Asked request={request} />}
      <Fields
        typed={typed}
        change={(part) => setTyped({ ...typed, ...part })}
        askedOn={request?.askedOn}
      />
    </RestrictionForm>
  );
}

function Asked({ request }: { readonly request: RestrictionPage['requests'][number] }): ReactNode {
  const { t, locale } = useWords();
  const say = (day: string) => formatDay(locale, toDay(day));
  return (
    <Facts
      facts={[
        [t('restrictions.permission.purpose'), request.purpose],
        [
          t('restrictions.permission.days'),
          t('restrictions.permission.span', { from: say(request.fromOn), to: say(request.toOn) }),
        ],
        [t('restrictions.permission.askedOn'), say(request.askedOn)],
        [t('restrictions.permission.due'), say(request.answerDueOn)],
      ]}
    />
  );
}

function Fields({
  typed,
  change,
  askedOn,
}: {
  readonly typed: Typed;
  readonly change: (part: Partial<Typed>) => void;
  readonly askedOn: string | undefined;
}): ReactNode {
  const { t } = useWords();
  const today = useToday();
  const labels = useLabels();
  const isRefused = typed.answer === 'refused';
  return (
    <>
      <RadioGroup
        label={labels.answer}
        name="answer"
        value={typed.answer}
        isRequired
        onChange={(answer) => change({ answer })}
        options={answers.map((each) => ({ value: each, label: t(`restrictions.answers.${each}`) }))}
      />
      <DateField
        label={labels.answeredOn}
        name="answeredOn"
        value={typed.answeredOn}
        from={askedOn ? toDay(askedOn) : undefined}
        until={today}
        isRequired
        onChange={(answeredOn) => change({ answeredOn })}
      />
      <TextArea
        label={labels.reason}
        hint={t('restrictions.permission.reasonHint')}
        name="reason"
        value={typed.reason}
        isOptional={!isRefused}
        isRequired={isRefused}
        lengthMax={2000}
        rows={3}
        onChange={(reason) => change({ reason })}
      />
    </>
  );
}

function useLabels() {
  const { t } = useWords();
  return {
    answer: t('restrictions.permission.theAnswer'),
    answeredOn: t('restrictions.permission.answeredOn'),
    reason: t('restrictions.permission.reason'),
  };
}
