// What one member of a waiting household was told, and their answer or the ground on which the name
// may be shared. After saving, the next member without an answer follows.

import type { ReactNode } from 'react';
import { useLocation } from 'wouter';
import { formatBirth } from '../../../engine/languages/format.ts';
import type { Birth } from '../../../kernel/birth.ts';
import { useCommand } from '../../../web/command.ts';
import { useWords } from '../../../web/i18n/use-words.ts';
import { LinesForm } from '../../../web/kit/lines-form.tsx';
import { EmptyState } from '../../../web/kit/loaded.tsx';
import { Notice } from '../../../web/kit/notice.tsx';
import { useToday } from '../../../web/kit/use-today.ts';
import { paths, to } from '../../../web/paths.ts';
import type { ScreenProps } from '../../../web/screen.ts';
import {
  consentLines,
  type Consents,
  consentsOf,
  type recordConsent,
  startConsent,
  useDuty,
  withElse,
} from '../../people/public-web-consent.ts';
import { type Household, HouseholdPage, type Member } from './handover-household.tsx';

export function HandoverConsent({ params }: ScreenProps): ReactNode {
  const { householdId = '', personId = '' } = params;
  const { t } = useWords();
  return (
    <HouseholdPage householdId={householdId} tabTitle="handover.consent.title">
      {(household, back, after) => {
        const member = household.members.find((one) => one.personId === personId);
        if (!member) return <EmptyState title={t('shell.notFound.title')} />;
        return (
          <Fields key={personId} household={household} member={member} back={back} after={after} />
        );
      }}
    </HouseholdPage>
  );
}

type Props = {
  readonly household: Household;
  readonly member: Member;
  readonly back: string;
  readonly after: string;
};

function Fields({ household, member, back, after }: Props): ReactNode {
  const { t, locale } = useWords();
  const [, open] = useLocation();
  const today = useToday();
  const { personId } = member;
  const command = useCommand<typeof recordConsent>('POST /api/persons/:personId/consents');
  const duty = useDuty();
  const others = household.members
    .filter((one) => one.personId !== personId && !one.mayBeMinor)
    .map((one) => ({ id: one.personId, name: one.name ?? one.personCode }));
  const adults = withElse(others, t('people.consent.adultElse'));
  const next = household.members.find(
    (one) => one.sharingUntil === null && one.personId !== personId,
  );
  const take = async (values: Consents): Promise<boolean> => {
    for (const body of consentsOf(values, duty))
      if (!(await command.run({ params: { personId }, body }))) return false;
    const place = { saved: 'yes', after };
    open(
      next
        ? to(
            paths.handoverPerson,
            { householdId: household.householdId, personId: next.personId },
            place,
          )
        : to(paths.handovers, {}, place),
    );
    return true;
  };
  return (
    <LinesForm<Consents>
      name={`handover-consent/${personId}`}
      room="people"
      action={command}
      backTo={back}
      start={{ ...startConsent(today), purposes: ['share-with-organisation'] }}
      lines={consentLines(today, { duty, adults })}
      below={() => next && <p>{t('handover.consent.next')}</p>}
      onTake={take}
    >
      <div>
        <p className="label">
          <bdi>{member.name ?? member.personCode}</bdi>
        </p>
        <p className="soft">{formatBirth(locale, member.birth as Birth)}</p>
      </div>
      {member.mayBeMinor && (
        <Notice>
          <p>{t('handover.consent.minor')}</p>
        </Notice>
      )}
      <p className="soft">{t('handover.consent.noClinical')}</p>
    </LinesForm>
  );
}
