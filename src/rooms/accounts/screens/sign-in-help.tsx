// Help for somebody who cannot come in any more: who waits, what this reader can do about it, and a
// form to ask for somebody. The answers contain a half of an invitation, shown once.

import { type ReactNode, useState } from 'react';
import type { Endpoint, KeyOf, ReturnsOf } from '../../../kernel/contract.ts';
import { formatDay } from '../../../engine/languages/format.ts';
import { dayAt } from '../../../kernel/day.ts';
import { useCommand } from '../../../web/command.ts';
import { useWords } from '../../../web/i18n/use-words.ts';
import { BilingualSafetyText } from '../../../web/kit/bilingual-text.tsx';
import { Button } from '../../../web/kit/button.tsx';
import { Card, Facts } from '../../../web/kit/card.tsx';
import { CommandForm } from '../../../web/kit/command-form.tsx';
import { Confirm } from '../../../web/kit/confirm.tsx';
import { EmptyState, Loaded } from '../../../web/kit/loaded.tsx';
import { Badge, Notice } from '../../../web/kit/notice.tsx';
import { Page } from '../../../web/kit/page.tsx';
import { pickName } from '../../../web/kit/pick-name.ts';
import { useAddress } from '../../../web/kit/use-address.ts';
import { paths, to } from '../../../web/paths.ts';
import { useRead } from '../../../web/read.ts';
import { useMe } from '../../../web/use-session.ts';
import { teamReaders } from '../access.ts';
import type { askHelp, listHelp } from '../help/api.ts';
import { type Half, HalfOnce, useHalf } from './half.tsx';

type Answer = ReturnsOf<typeof listHelp>;
type Request = Answer['requests'][number];
type HelpStep = 'agree' | 'end' | 'giveCode' | 'giveLink';

const commands: Readonly<
  Record<HelpStep, { readonly key: KeyOf<Endpoint>; readonly gives?: Half['kind'] }>
> = {
  agree: { key: 'PUT /api/help/:helpId/agreement', gives: 'link' },
  giveCode: { key: 'PUT /api/accounts/:membershipId/invitation', gives: 'code' },
  giveLink: { key: 'POST /api/accounts/:membershipId/invitation', gives: 'link' },
  end: { key: 'DELETE /api/help/:helpId' },
};
const stepOrder = ['agree', 'giveCode', 'giveLink', 'end'] as const;

export function SignInHelp(): ReactNode {
  const { t } = useWords();
  const { role } = useMe();
  const [half, setHalf] = useHalf();
  const [done, setDone] = useState<HelpStep | null>(null);
  const query = useRead<typeof listHelp>('GET /api/help', {});
  const isTeam = teamReaders.some((one) => one === role);
  const crumb = isTeam
    ? { to: to(paths.team), label: t('accounts.team.title') }
    : { to: to(paths.accounts), label: t('accounts.all.title') };
  return (
    <Page tabTitle="accounts.help.title" breadcrumbs={[crumb]}>
      <BilingualSafetyText textKey="accounts.safety.help" />
      {done && (
        <Notice kind="success" isAnnounced>
          <p>{t(`accounts.help.${done}.done`)}</p>
        </Notice>
      )}
      {half && <HalfOnce half={half} onDone={() => setHalf(null)} />}
      <Loaded query={query} room="accounts" isEmpty={() => false}>
        {(answer) => (
          <>
            <Requests
              requests={answer.requests}
              onDone={(step, given) => {
                setDone(step);
                setHalf(given);
              }}
            />
            <AskForm whom={answer.whom} />
          </>
        )}
      </Loaded>
    </Page>
  );
}

type Taken = (step: HelpStep, half: Half | null) => void;

function Requests({
  requests,
  onDone,
}: {
  readonly requests: readonly Request[];
  readonly onDone: Taken;
}): ReactNode {
  const { t } = useWords();
  if (requests.length === 0) {
    return (
      <EmptyState title={t('accounts.help.none')}>
        <p>{t('accounts.help.noneText')}</p>
      </EmptyState>
    );
  }
  return requests.map((one) => <OneRequest key={one.helpId} request={one} onDone={onDone} />);
}

function OneRequest({
  request,
  onDone,
}: {
  readonly request: Request;
  readonly onDone: Taken;
}): ReactNode {
  const { t, locale } = useWords();
  const { timeZone } = useMe();
  const [step, setStep] = useState<HelpStep | null>(null);
  const day = (at: string): string => formatDay(locale, dayAt(new Date(at), timeZone), 'medium');
  const { agreed, organisation, role } = request;
  return (
    <Card title={`${request.displayName} (${request.login})`}>
      <p>
        <Badge kind={agreed ? 'info' : 'warning'}>
          {t(agreed ? 'accounts.help.agreed' : 'accounts.help.waits')}
        </Badge>
      </p>
      <Facts
        facts={[
          [t('accounts.list.role'), t(`shell.roles.${role}`)],
          [
            t('accounts.list.organisation'),
            pickName(organisation.names, locale, organisation.code),
          ],
          [t('accounts.help.askedBy'), `${request.askedBy}, ${day(request.askedAt)}`],
          [t('accounts.help.agreedBy'), agreed && `${agreed.by}, ${day(agreed.at)}`],
          [t('accounts.help.until'), agreed ? null : day(request.expiresAt)],
          [t('accounts.list.state'), request.opening && t(`accounts.opening.${request.opening}`)],
        ]}
      />
      <div className="row">
        {stepOrder
          .filter((one) => request.may[one])
          .map((one) => (
            <Button
              key={one}
              kind={one === 'end' ? undefined : 'main'}
              onClick={() => setStep(one)}
            >
              {t(`accounts.help.${one}.step`)}
            </Button>
          ))}
      </div>
      {step && (
        <HelpStepDialog
          key={step}
          request={request}
          step={step}
          onClose={(isDone, half) => {
            setStep(null);
            if (isDone) onDone(step, half);
          }}
        />
      )}
    </Card>
  );
}

function HelpStepDialog({
  request,
  step,
  onClose,
}: {
  readonly request: Request;
  readonly step: HelpStep;
  readonly onClose: (isDone: boolean, half: Half | null) => void;
}): ReactNode {
  const { t } = useWords();
  const { key, gives } = commands[step];
  const action = useCommand<Endpoint>(key);
  const name = `${request.displayName} (${request.login})`;
  const run = async (): Promise<void> => {
    const { helpId, membershipId } = request;
    const params = key.includes(':helpId') ? { helpId } : { membershipId };
    const answer = (await action.run({ params } as never)) as Record<string, unknown> | null;
    if (answer === null) return;
    const text = gives && answer[gives];
    onClose(true, gives && typeof text === 'string' ? { kind: gives, text, name } : null);
  };
  return (
    <Confirm
      title={t(`accounts.help.${step}.title`)}
      step={t(`accounts.help.${step}.step`)}
      isOpen
      room="accounts"
      kind={step === 'agree' ? 'danger' : 'main'}
      action={action}
      onConfirm={() => void run()}
      onClose={() => onClose(false, null)}
    >
      <Facts facts={[[t('accounts.half.for'), name]]} />
      {step === 'agree' ? (
        <BilingualSafetyText textKey="accounts.safety.agreeHelp" />
      ) : (
        <p>{t(`accounts.help.${step}.text`)}</p>
      )}
    </Confirm>
  );
}

function AskForm({ whom }: { readonly whom: Answer['whom'] }): ReactNode {
  const { t } = useWords();
  const chosen = useAddress().get('whom');
  const [isAsked, setIsAsked] = useState(false);
  if (whom.length === 0 && !isAsked) return null;
  const start = whom.some((one) => one.membershipId === chosen) ? { membershipId: chosen } : {};
  return (
    <Card title={t('accounts.help.ask')}>
      {isAsked && (
        <Notice kind="success" isAnnounced>
          <p>{t('accounts.help.asked')}</p>
        </Notice>
      )}
      <CommandForm<typeof askHelp>
        command="POST /api/help"
        room="accounts"
        submit="accounts.help.askStep"
        isPlain
        start={start}
        onSaved={() => setIsAsked(true)}
        lines={{
          membershipId: {
            is: 'list',
            label: 'accounts.half.for',
            safety: 'accounts.safety.askHelp',
            options: whom.map(({ membershipId, displayName, login, role }) => ({
              value: membershipId,
              label: `${displayName} (${login}) · ${t(`shell.roles.${role}`)}`,
            })),
          },
        }}
      />
    </Card>
  );
}
