// Entering a restriction as a court ordered it. How long the law allows stands first; the last day
// is compulsory, within it, and never moves later: there is no restriction without an end.

import type { ReactNode } from 'react';
import { useLocation } from 'wouter';
import { toDay } from '../../../kernel/day.ts';
import { useCommand } from '../../../web/command.ts';
import { useDraft } from '../../../web/draft.ts';
import { useWords } from '../../../web/i18n/use-words.ts';
import { BilingualSafetyText } from '../../../web/kit/bilingual-text.tsx';
import { Form } from '../../../web/kit/form.tsx';
import { Loaded } from '../../../web/kit/loaded.tsx';
import { Notice } from '../../../web/kit/notice.tsx';
import { Page } from '../../../web/kit/page.tsx';
import { useRead } from '../../../web/read.ts';
import type { ScreenProps } from '../../../web/screen.ts';
import type { readMatter } from '../api.ts';
import type { addRestriction } from '../api-restrictions.ts';
import type { MatterPage } from '../model.ts';
import { latestLastDay } from '../rules-restrictions.ts';
import {
  Days,
  Grounds,
  Order,
  SameKind,
  type TypedRestriction,
  useRestrictionLabels,
} from './restriction-fields.tsx';
import { type Law, Limits, monthsMaxOf, permittedKinds, useLaw } from './restriction-limits.tsx';

const empty: TypedRestriction = {
  kind: '',
  proceedingId: '',
  court: '',
  orderNumber: '',
  scope: '',
  startOn: '',
  endOn: '',
  groundsRole: '',
  groundsStay: '',
  appealTerms: '',
  answerDays: '10',
};

export function NewRestriction({ params: { subjectId = '' } }: ScreenProps): ReactNode {
  const { t } = useWords();
  const law = useLaw();
  const matter = useRead<typeof readMatter>('GET /api/matters/:subjectId', {
    params: { subjectId },
  });
  return (
    <Page
      tabTitle="legal.restrictions.add"
      breadcrumbs={[{ to: `/matters/${subjectId}`, label: t('legal.matter.title') }]}
    >
      <Loaded query={law} room="restrictions" isEmpty={() => false}>
        {(known) => (
          <Loaded query={matter} room="legal" isEmpty={() => false}>
            {(of) => <Ordering law={known} matter={of} />}
          </Loaded>
        )}
      </Loaded>
    </Page>
  );
}

/** Null while something is missing. */
function bodyOf(typed: TypedRestriction) {
  const { kind, startOn, endOn } = typed;
  if (!kind || !startOn || !endOn) return null;
  return {
    kind,
    startOn,
    endOn,
    proceedingId: typed.proceedingId || null,
    court: typed.court.trim(),
    orderNumber: typed.orderNumber.trim(),
    scope: typed.scope.trim(),
    groundsRole: typed.groundsRole.trim() || null,
    groundsStay: typed.groundsStay.trim() || null,
    appealTerms: typed.appealTerms.trim() || null,
    permissionAnswerDays: Number(typed.answerDays),
  };
}

function Ordering({ law, matter }: { readonly law: Law; readonly matter: MatterPage }): ReactNode {
  const { t } = useWords();
  const [, open] = useLocation();
  const subjectId = matter.subject.id;
  const back = `/matters/${subjectId}`;
  const [typed, change, discard] = useDraft(`restriction/${subjectId}`, empty);
  const command = useCommand<typeof addRestriction>('POST /api/matters/:subjectId/restrictions');
  const labels = useRestrictionLabels();
  const send = async (): Promise<void> => {
    const body = bodyOf(typed);
    if (!body || !(await command.run({ params: { subjectId }, body }))) return;
    discard();
    open(back);
  };
  const monthsMax = typed.kind === '' ? null : monthsMaxOf(law, typed.kind);
  const hasBounds = monthsMax !== null && typed.startOn !== '';
  return (
    <Form
      action={command}
      submit={t('shell.form.save')}
      backTo={back}
      room="restrictions"
      labels={labels}
      onSend={() => void send()}
    >
      <Notice kind="warning">
        <BilingualSafetyText textKey="legal.deadlines.compulsory" />
      </Notice>
      <Limits law={law} kind={typed.kind} />
      <Order typed={typed} change={change} kinds={permittedKinds(law)} matter={matter} />
      <SameKind typed={typed} matter={matter} />
      <Days
        typed={typed}
        change={change}
        latest={hasBounds ? latestLastDay(toDay(typed.startOn), monthsMax) : null}
      />
      <Grounds typed={typed} change={change} />
    </Form>
  );
}
