// Recording another birth that somebody or something names, and entering the birth that a court
// found.

import { type ReactNode, useState } from 'react';
import { useLocation } from 'wouter';
import type { WordKey } from '../../../engine/languages/word-key.ts';
import type { Birth } from '../../../kernel/birth.ts';
import type { Day } from '../../../kernel/day.ts';
import { useCommand } from '../../../web/command.ts';
import { useWords } from '../../../web/i18n/use-words.ts';
import {
  emptyPartialDate,
  findBirth,
  type PartialDate,
} from '../../../engine/forms/partial-date.ts';
import { DateField, PartialDateField } from '../../../web/kit/date-field.tsx';
import { Form } from '../../../web/kit/form.tsx';
import { Page } from '../../../web/kit/page.tsx';
import { TextArea, TextField } from '../../../web/kit/text-field.tsx';
import { useRead } from '../../../web/read.ts';
import type { ScreenProps } from '../../../web/screen.ts';
import type { readBirth, recordBirthClaim, settleBirth } from '../api-safeguards.ts';
import { useToday } from './today.ts';

type Known = {
  readonly from: Day;
  readonly to: Day;
  readonly precision: Exclude<Birth['precision'], 'unknown'>;
};

function findKnown(typed: PartialDate): Known | null {
  const birth = findBirth(typed);
  return birth === null || birth.from === null || birth.to === null || birth.precision === 'unknown'
    ? null
    : { from: birth.from, to: birth.to, precision: birth.precision };
}

export function NewClaim({ params: { subjectId = '' } }: ScreenProps): ReactNode {
  const { t } = useWords();
  const [, open] = useLocation();
  const [birth, setBirth] = useState(emptyPartialDate);
  const [says, setSays] = useState('');
  const [isTried, setIsTried] = useState(false);
  const command = useCommand<typeof recordBirthClaim>('POST /api/matters/:subjectId/birth/claims');
  const send = async (): Promise<void> => {
    setIsTried(true);
    const known = findKnown(birth);
    if (
      known &&
      (await command.run({ params: { subjectId }, body: { birth: known, says: says.trim() } }))
    )
      open(`/matters/${subjectId}/birth`);
  };
  return (
    <BirthForm
      subjectId={subjectId}
      title="proceedings.birth.addClaim"
      lead={t('proceedings.birth.claimsText')}
      command={command}
      labels={{ birth: t('proceedings.birth.claim'), says: t('proceedings.birth.says') }}
      onSend={() => void send()}
    >
      <BirthField
        label={t('proceedings.birth.claim')}
        value={birth}
        onChange={setBirth}
        isTried={isTried}
      />
      <TextArea
        label={t('proceedings.birth.says')}
        hint={t('proceedings.birth.saysHint')}
        name="says"
        value={says}
        rows={3}
        lengthMax={1000}
        isRequired
        onChange={setSays}
      />
    </BirthForm>
  );
}

export function SettleBirth({ params: { subjectId = '' } }: ScreenProps): ReactNode {
  const { t } = useWords();
  const [, open] = useLocation();
  const today = useToday();
  const [birth, setBirth] = useState(emptyPartialDate);
  const [orderNumber, setOrderNumber] = useState('');
  const [foundOn, setFoundOn] = useState<Day | ''>('');
  const [isTried, setIsTried] = useState(false);
  const page = useRead<typeof readBirth>('GET /api/matters/:subjectId/birth', {
    params: { subjectId },
  });
  const command = useCommand<typeof settleBirth>('POST /api/matters/:subjectId/birth/settlements');
  const send = async (): Promise<void> => {
    setIsTried(true);
    const known = findKnown(birth);
    if (!known || !foundOn) return;
    if (
      await command.run({
        params: { subjectId },
        body: {
          birth: known,
          orderNumber: orderNumber.trim(),
          foundOn,
          baseVersion: page.data?.version,
        },
      })
    )
      open(`/matters/${subjectId}/birth`);
  };
  const labels = {
    birth: t('proceedings.birth.found'),
    orderNumber: t('proceedings.birth.order'),
    foundOn: t('proceedings.birth.foundOn'),
  };
  return (
    <BirthForm
      subjectId={subjectId}
      title="proceedings.birth.settle"
      lead={t('proceedings.birth.settleLead')}
      command={command}
      labels={labels}
      onSend={() => void send()}
    >
      <BirthField label={labels.birth} value={birth} onChange={setBirth} isTried={isTried} />
      <TextField
        label={labels.orderNumber}
        name="orderNumber"
        value={orderNumber}
        lengthMax={80}
        isRequired
        onChange={setOrderNumber}
      />
      <DateField
        label={labels.foundOn}
        name="foundOn"
        value={foundOn}
        until={today}
        isRequired
        onChange={setFoundOn}
      />
    </BirthForm>
  );
}

function BirthForm({
  subjectId,
  title,
  lead,
  command,
  labels,
  onSend,
  children,
}: {
  readonly subjectId: string;
  readonly title: WordKey;
  readonly lead: string;
  readonly command: { readonly isBusy: boolean; readonly problem: unknown };
  readonly labels: Readonly<Record<string, string>>;
  readonly onSend: () => void;
  readonly children: ReactNode;
}): ReactNode {
  const { t } = useWords();
  const back = `/matters/${subjectId}/birth`;
  return (
    <Page
      tabTitle={title}
      lead={lead}
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
        onSend={onSend}
      >
        {children}
      </Form>
    </Page>
  );
}

function BirthField({
  label,
  value,
  onChange,
  isTried,
}: {
  readonly label: string;
  readonly value: PartialDate;
  readonly onChange: (value: PartialDate) => void;
  readonly isTried: boolean;
}): ReactNode {
  const { t } = useWords();
  const today = useToday();
  return (
    <PartialDateField
      label={label}
      name="birth"
      value={value}
      today={today}
      onChange={onChange}
      error={isTried && !findKnown(value) ? t('proceedings.birth.missing') : null}
    />
  );
}
