// A registrar hands a matter to an officer of the own organisation: the one of the same role who held
// it before no longer opens it. Whoever chooses sees how many matters each one holds.

import { type ReactNode, useState } from 'react';
import { useLocation } from 'wouter';
import { useCommand } from '../../../web/command.ts';
import { useWords } from '../../../web/i18n/use-words.ts';
import { RadioGroup } from '../../../web/kit/choices.tsx';
import { Form } from '../../../web/kit/form.tsx';
import { EmptyState, Loaded } from '../../../web/kit/loaded.tsx';
import { Notice } from '../../../web/kit/notice.tsx';
import { Page } from '../../../web/kit/page.tsx';
import { Select } from '../../../web/kit/text-field.tsx';
import type { ReturnsOf } from '../../../kernel/contract.ts';
import { useRead } from '../../../web/read.ts';
import type { ScreenProps } from '../../../web/screen.ts';
import type { assignOfficer, listOfficers } from '../api.ts';

const reasons = [
  'new-matter',
  'workload',
  'leave',
  'left-service',
  'conflict-of-interest',
  'other',
] as const;
type Officers = ReturnsOf<typeof listOfficers>['officers'];

export function AssignOfficer({ params: { subjectId = '' } }: ScreenProps): ReactNode {
  const { t } = useWords();
  const query = useRead<typeof listOfficers>('GET /api/matters/officers', {});
  const crumb = { to: `/matters/${subjectId}`, label: t('legal.matter.title') };
  const empty = (
    <EmptyState title={t('legal.assign.none')}>
      <p>{t('legal.assign.noneText')}</p>
    </EmptyState>
  );
  return (
    <Page tabTitle="legal.assign.title" breadcrumbs={[crumb]}>
      <Loaded query={query} room="legal" empty={empty}>
        {({ officers }) => <Fields subjectId={subjectId} officers={officers} />}
      </Loaded>
    </Page>
  );
}

function Fields({
  subjectId,
  officers,
}: {
  readonly subjectId: string;
  readonly officers: Officers;
}): ReactNode {
  const { t } = useWords();
  const [, open] = useLocation();
  const back = `/matters/${subjectId}`;
  const [officerId, setOfficerId] = useState('');
  const [reason, setReason] = useState<(typeof reasons)[number] | ''>('');
  const command = useCommand<typeof assignOfficer>('PUT /api/matters/:subjectId/assignment');
  const send = async (): Promise<void> => {
    if (!officerId || !reason) return;
    if (await command.run({ params: { subjectId }, body: { officerId, reason } })) open(back);
  };
  return (
    <Form
      action={command}
      submit={t('legal.assign.submit')}
      backTo={back}
      room="legal"
      labels={{ officerId: t('legal.assign.officer'), reason: t('legal.assign.reason') }}
      onSend={() => void send()}
    >
      <Notice>
        <p>{t('legal.assign.notice')}</p>
      </Notice>
      <RadioGroup
        label={t('legal.assign.officer')}
        name="officerId"
        value={officerId}
        isRequired
        options={officers.map(({ accountId, displayName, role, matters }) => ({
          value: accountId,
          label: displayName,
          hint: `${t(`shell.roles.${role}`)} · ${t('legal.assign.matters', { count: matters })}`,
        }))}
        onChange={setOfficerId}
      />
      <Select
        label={t('legal.assign.reason')}
        name="reason"
        value={reason}
        isRequired
        options={reasons.map((each) => ({ value: each, label: t(`legal.reasons.${each}`) }))}
        onChange={setReason}
      />
    </Form>
  );
}
