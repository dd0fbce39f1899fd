// One visit to those who live together: what is the same for all is asked once, who was met and how
// safe they are is asked about each of them. Each gets a record in their own file.

import type { ReactNode } from 'react';
import { useLocation } from 'wouter';
import type { TypedDay } from '../../../engine/forms/typed-day.ts';
import type { BodyOf, ReturnsOf } from '../../../kernel/contract.ts';
import { type Day, isDay } from '../../../kernel/day.ts';
import { useCommand } from '../../../web/command.ts';
import { useDraft } from '../../../web/draft.ts';
import { useWords } from '../../../web/i18n/use-words.ts';
import { Checkbox, RadioGroup } from '../../../web/kit/choices.tsx';
import { Form } from '../../../web/kit/form.tsx';
import { EmptyState, Loaded } from '../../../web/kit/loaded.tsx';
import { Notice } from '../../../web/kit/notice.tsx';
import { optionsOf } from '../../../web/kit/options.ts';
import { Page } from '../../../web/kit/page.tsx';
import { useToday } from '../../../web/kit/use-today.ts';
import { paths, to } from '../../../web/paths.ts';
import { useRead } from '../../../web/read.ts';
import type { ScreenProps } from '../../../web/screen.ts';
import type { readFamily, recordFamilyVisit } from '../family/api.ts';
import { familyPlaces } from '../family/model.ts';
import { FamilyMember, type Member, type MemberTyped, notYetTyped } from './family-member.tsx';
import { VisitDay, VisitWords } from './visit-parts.tsx';

type Family = ReturnsOf<typeof readFamily>;
type Body = BodyOf<typeof recordFamilyVisit>;

export function FamilyVisit({ params: { householdId = '' } }: ScreenProps): ReactNode {
  const { t } = useWords();
  const query = useRead<typeof readFamily>('GET /api/households/:householdId/family', {
    params: { householdId },
  });
  return (
    <Page
      tabTitle="care.family.title"
      lead={t('care.family.lead')}
      breadcrumbs={[{ to: to(paths.today), label: t('shell.navigation.today') }]}
    >
      <Loaded
        query={query}
        room="care"
        isEmpty={({ members }) => members.length === 0}
        empty={<EmptyState title={t('care.family.noOpenCase')} />}
      >
        {(family) => <Fields householdId={householdId} family={family} />}
      </Loaded>
    </Page>
  );
}

export type FamilyTyped = {
  readonly visitedOn: TypedDay;
  readonly place: Body['place'];
  readonly guardianPresent: boolean;
  readonly text: string;
  readonly nextVisitOn: TypedDay;
  /** By the case of each. */
  readonly members: Readonly<Record<string, MemberTyped>>;
};

export function startFamilyVisit(members: Family['members'], today: Day): FamilyTyped {
  return {
    visitedOn: today,
    place: 'home',
    guardianPresent: members.some(({ mayBeMinor }) => !mayBeMinor),
    text: '',
    nextVisitOn: '',
    members: {},
  };
}

const typedOf = ({ members }: FamilyTyped, member: Member): MemberTyped =>
  members[member.caseId] ?? notYetTyped(member);

function useFamilyForm(householdId: string, { members }: Family) {
  const [, open] = useLocation();
  const [typed, change, discard] = useDraft(
    `family-visit/${householdId}`,
    startFamilyVisit(members, useToday()),
  );
  const command = useCommand<typeof recordFamilyVisit>('POST /api/households/:householdId/visits');
  const send = async (): Promise<void> => {
    const { visitedOn, nextVisitOn, place, guardianPresent } = typed;
    const met = members.flatMap((member) => bodyOf(member, typedOf(typed, member)));
    if (!isDay(visitedOn) || met.length === 0) return;
    const body = {
      visitedOn,
      place,
      guardianPresent,
      nextVisitOn: isDay(nextVisitOn) ? nextVisitOn : null,
      text: typed.text.trim() || null,
      members: met,
    };
    if (!(await command.run({ params: { householdId }, body }))) return;
    discard();
    open(to(paths.today, {}, { saved: 'yes' }));
  };
  return { typed, change, command, send };
}

function bodyOf({ caseId }: Member, typed: MemberTyped): Body['members'] {
  const { isMet, safetyAsked, safetyConcern } = typed;
  if (!isMet || !safetyAsked || !safetyConcern) return [];
  return [{ caseId, safetyAsked, safetyConcern, text: typed.text.trim() || null }];
}

function Fields({
  householdId,
  family,
}: {
  readonly householdId: string;
  readonly family: Family;
}): ReactNode {
  const { t } = useWords();
  const { typed, change, command, send } = useFamilyForm(householdId, family);
  return (
    <Form
      action={command}
      submit={t('care.family.save')}
      backTo={to(paths.today)}
      room="care"
      labels={{
        visitedOn: t('care.visits.visitedOn'),
        text: t('care.family.text'),
        nextVisitOn: t('care.visits.nextVisitOn'),
        members: t('care.visits.present'),
      }}
      onSend={() => void send()}
    >
      <FamilyVisitFields members={family.members} typed={typed} change={change} />
    </Form>
  );
}

/** What is asked, without what is done with it: typing is counted by it too. */
export function FamilyVisitFields({
  members,
  typed,
  change,
}: {
  readonly members: Family['members'];
  readonly typed: FamilyTyped;
  readonly change: (part: Partial<FamilyTyped>) => void;
}): ReactNode {
  const { t } = useWords();
  return (
    <>
      <VisitDay typed={typed} change={change} />
      <RadioGroup
        label={t('care.family.place')}
        name="place"
        value={typed.place}
        isRequired
        options={optionsOf(familyPlaces, (place) => t(`care.family.places.${place}`))}
        onChange={(place) => change({ place })}
      />
      {members.map((member) => (
        <FamilyMember
          key={member.caseId}
          member={member}
          typed={typedOf(typed, member)}
          onChange={(part) =>
            change({
              members: {
                ...typed.members,
                [member.caseId]: { ...typedOf(typed, member), ...part },
              },
            })
          }
        />
      ))}
      {members.every((member) => !typedOf(typed, member).isMet) && (
        <Notice kind="warning">{t('care.family.nobody')}</Notice>
      )}
      {members.some(({ mayBeMinor }) => mayBeMinor) && (
        <Checkbox
          label={t('care.family.guardian')}
          name="guardianPresent"
          isChecked={typed.guardianPresent}
          onChange={(guardianPresent) => change({ guardianPresent })}
        />
      )}
      <VisitWords
        label={t('care.family.text')}
        about={t('care.family.textHint')}
        typed={typed}
        change={change}
      />
    </>
  );
}
