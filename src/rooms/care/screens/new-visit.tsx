// Recording a visit. If legal aid has not been offered yet, only that question is shown. Every
// visit asks about the person's safety; if it is urgent, the form says at once what to do.

import type { ReactNode } from 'react';
import { Link, useLocation } from 'wouter';
import type { TypedDay } from '../../../engine/forms/typed-day.ts';
import { type Day, isDay } from '../../../kernel/day.ts';
import { useCommand } from '../../../web/command.ts';
import { useDraft } from '../../../web/draft.ts';
import { useWords } from '../../../web/i18n/use-words.ts';
import { CheckboxGroup, RadioGroup } from '../../../web/kit/choices.tsx';
import { Form } from '../../../web/kit/form.tsx';
import { optionsOf } from '../../../web/kit/options.ts';
import { useToday } from '../../../web/kit/use-today.ts';
import { paths, to } from '../../../web/paths.ts';
import type { ScreenProps } from '../../../web/screen.ts';
import type { recordVisit } from '../needs/api.ts';
import { CaseScreen } from './case-screen.tsx';
import type { CaseFile, Visit } from './shapes.ts';
import { LegalAidForm } from './legal-aid-form.tsx';
import { SafetyQuestion, type SafetyTyped } from './safety-question.tsx';
import { VisitDay, VisitWords } from './visit-parts.tsx';

export function NewVisit({ params: { personId = '' } }: ScreenProps): ReactNode {
  return (
    <CaseScreen personId={personId} tabTitle="care.visits.add">
      {(file) => (file.legalAidDue ? <LegalAidForm file={file} /> : <Fields file={file} />)}
    </CaseScreen>
  );
}

export type VisitTyped = SafetyTyped & {
  readonly visitedOn: TypedDay;
  readonly kind: Visit['kind'] | '';
  readonly present: Visit['present'];
  readonly text: string;
  readonly nextVisitOn: TypedDay;
};

export function startVisit(kinds: CaseFile['visitKinds'], today: Day): VisitTyped {
  return {
    visitedOn: today,
    kind: kinds[0] ?? '',
    present: ['person'],
    safetyAsked: '',
    safetyConcern: '',
    text: '',
    nextVisitOn: '',
  };
}

function useVisitForm(file: CaseFile) {
  const [, open] = useLocation();
  const start = startVisit(file.visitKinds, useToday());
  const [typed, change, discard] = useDraft(`visit/${file.caseId}`, start);
  const command = useCommand<typeof recordVisit>('POST /api/cases/:caseId/visits');
  const send = async (): Promise<void> => {
    const { visitedOn, kind, safetyAsked, safetyConcern } = typed;
    if (!isDay(visitedOn) || !kind || !safetyAsked || !safetyConcern) return;
    const body = {
      visitedOn,
      kind,
      safetyAsked,
      safetyConcern,
      // A child who was asked alone was seen alone.
      present: [
        ...typed.present,
        ...(file.mayBeMinor && safetyAsked === 'alone' ? (['child-alone'] as const) : []),
      ],
      text: typed.text.trim() || null,
      nextVisitOn: isDay(typed.nextVisitOn) ? typed.nextVisitOn : null,
    };
    if (!(await command.run({ params: { caseId: file.caseId }, body }))) return;
    discard();
    open(to(paths.visits, { personId: file.personId }, { saved: 'yes' }));
  };
  return { typed, change, command, send };
}

const parties = ['person', 'guardian'] as const;

function Fields({ file }: { readonly file: CaseFile }): ReactNode {
  const { t } = useWords();
  const { typed, change, command, send } = useVisitForm(file);
  return (
    <Form
      action={command}
      submit={t('care.visits.save')}
      backTo={to(paths.visits, { personId: file.personId })}
      room="care"
      labels={{
        visitedOn: t('care.visits.visitedOn'),
        present: t('care.visits.present'),
        text: t('care.visits.text'),
        nextVisitOn: t('care.visits.nextVisitOn'),
      }}
      onSend={() => void send()}
    >
      <FamilyLink file={file} />
      <VisitFields file={file} typed={typed} change={change} />
    </Form>
  );
}

/** What is asked, without what is done with it: typing is counted by it too. */
export function VisitFields({
  file,
  typed,
  change,
}: {
  readonly file: Pick<CaseFile, 'visitKinds' | 'nextVisitOn'>;
  readonly typed: VisitTyped;
  readonly change: (part: Partial<VisitTyped>) => void;
}): ReactNode {
  const { t } = useWords();
  return (
    <>
      <RadioGroup
        label={t('care.visits.kind')}
        name="kind"
        value={typed.kind}
        isRequired
        options={optionsOf(file.visitKinds, (kind) => t(`care.visitKinds.${kind}`))}
        onChange={(kind) => change({ kind })}
      />
      <VisitDay typed={typed} change={change} />
      <CheckboxGroup
        label={t('care.visits.present')}
        name="present"
        values={typed.present}
        options={optionsOf(parties, (party) => t(`care.present.${party}`))}
        onChange={(present) => change({ present: [...present] })}
      />
      <SafetyQuestion typed={typed} onChange={change} />
      <VisitWords
        label={t('care.visits.text')}
        about=""
        agreedOn={file.nextVisitOn}
        typed={typed}
        change={change}
      />
    </>
  );
}

/** Whoever met several of them records it once. */
function FamilyLink({ file }: { readonly file: CaseFile }): ReactNode {
  const { t } = useWords();
  const { householdId, householdMembers } = file;
  if (householdId === null || householdMembers.length === 0) return null;
  return (
    <p>
      <Link to={to(paths.familyVisit, { householdId })}>{t('care.family.instead')}</Link>
    </p>
  );
}
