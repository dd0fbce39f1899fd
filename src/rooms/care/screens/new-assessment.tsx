// A needs assessment over all five levels, or a change of one that is not locked yet (`?change=`).
// Strengths come before needs; each level says in words how pressing it is.

import type { ReactNode } from 'react';
import { useLocation } from 'wouter';
import type { BodyOf } from '../../../kernel/contract.ts';
import type { TypedDay } from '../../../engine/forms/typed-day.ts';
import { type Day, isDay } from '../../../kernel/day.ts';
import { useCommand } from '../../../web/command.ts';
import { useFormDraft } from '../../../web/draft.ts';
import { useWords } from '../../../web/i18n/use-words.ts';
import { DateField } from '../../../web/kit/date-field.tsx';
import { Form } from '../../../web/kit/form.tsx';
import { Loaded } from '../../../web/kit/loaded.tsx';
import { Notice } from '../../../web/kit/notice.tsx';
import { useAddress } from '../../../web/kit/use-address.ts';
import { useToday } from '../../../web/kit/use-today.ts';
import { paths, to } from '../../../web/paths.ts';
import { useRead } from '../../../web/read.ts';
import type { ScreenProps } from '../../../web/screen.ts';
import type { changeAssessment, listAssessments, makeAssessment } from '../needs/api.ts';
import { LevelFields, type TypedLevel } from './assessment-level.tsx';
import { CaseScreen } from './case-screen.tsx';
import { levels, type Level } from '../model.ts';
import type { Assessment, CaseFile } from './shapes.ts';

type Levels = BodyOf<typeof makeAssessment>['levels'];
export type AssessmentTyped = { readonly assessedOn: TypedDay } & {
  readonly [L in Level]: TypedLevel;
};

export function NewAssessment({ params: { personId = '' } }: ScreenProps): ReactNode {
  const changed = useAddress().get('change');
  return (
    <CaseScreen personId={personId} tabTitle={changed ? 'care.needs.change' : 'care.needs.add'}>
      {(file) =>
        changed ? <Changing file={file} id={changed} /> : <Fields file={file} changed={null} />
      }
    </CaseScreen>
  );
}

function Changing({ file, id }: { readonly file: CaseFile; readonly id: string }): ReactNode {
  const { t } = useWords();
  const query = useRead<typeof listAssessments>('GET /api/cases/:caseId/assessments', {
    params: { caseId: file.caseId },
  });
  return (
    <Loaded query={query} room="care">
      {({ assessments }) => {
        const found = assessments.find((each) => each.id === id);
        return found ? <Fields file={file} changed={found} /> : <p>{t('care.needs.none')}</p>;
      }}
    </Loaded>
  );
}

const emptyLevel: TypedLevel = { strengths: [], needs: [], priority: '', text: '' };

export function startOf(changed: Assessment | null, today: Day): AssessmentTyped {
  const level = (name: Level): TypedLevel => {
    const found = changed?.levels.find((each) => each.level === name);
    return found ? { ...found, text: found.text ?? '' } : emptyLevel;
  };
  return {
    assessedOn: today,
    individual: level('individual'),
    family: level('family'),
    education: level('education'),
    community: level('community'),
    structural: level('structural'),
  };
}

/** Null while a level has no priority. */
function levelsOf(typed: AssessmentTyped): Levels | null {
  const filled = levels.map((name) => {
    const { strengths, needs, priority, text } = typed[name];
    return [name, { strengths, needs, priority, text: text.trim() || null }] as const;
  });
  return filled.some(([, level]) => !level.priority)
    ? null
    : (Object.fromEntries(filled) as unknown as Levels);
}

function useAssessment(file: CaseFile, changed: Assessment | null) {
  const [, open] = useLocation();
  const { typed, given, change, discard } = useFormDraft(
    `assessment/${changed?.id ?? file.caseId}`,
    startOf(changed, useToday()),
    { baseVersion: changed?.version ?? 0 },
  );
  const making = useCommand<typeof makeAssessment>('POST /api/cases/:caseId/assessments');
  const changing = useCommand<typeof changeAssessment>('PUT /api/assessments/:assessmentId');
  const send = async (): Promise<void> => {
    const filled = levelsOf(typed);
    if (!filled || !isDay(typed.assessedOn)) return;
    const done = changed
      ? await changing.run({
          params: { assessmentId: changed.id },
          body: { ...given, levels: filled },
        })
      : await making.run({
          params: { caseId: file.caseId },
          body: { assessedOn: typed.assessedOn, levels: filled },
        });
    if (!done) return;
    discard();
    open(to(paths.needs, { personId: file.personId }, { saved: 'yes' }));
  };
  return { typed, change, action: changed ? changing : making, send };
}

function Fields({
  file,
  changed,
}: {
  readonly file: CaseFile;
  readonly changed: Assessment | null;
}): ReactNode {
  const { t } = useWords();
  const { typed, change, action, send } = useAssessment(file, changed);
  return (
    <Form
      action={action}
      submit={t('care.needs.save')}
      backTo={to(paths.needs, { personId: file.personId })}
      room="care"
      onSend={() => void send()}
    >
      <Notice>
        <p>
          {t('care.needs.how')} {t('care.notClinical')}
        </p>
      </Notice>
      <AssessmentFields isNew={!changed} typed={typed} change={change} />
    </Form>
  );
}

/** What is asked, without what is done with it: typing is counted by it too. */
export function AssessmentFields({
  isNew,
  typed,
  change,
}: {
  readonly isNew: boolean;
  readonly typed: AssessmentTyped;
  readonly change: (part: Partial<AssessmentTyped>) => void;
}): ReactNode {
  const { t } = useWords();
  const today = useToday();
  return (
    <>
      {isNew && (
        <DateField
          label={t('care.needs.assessedOn')}
          name="assessedOn"
          value={typed.assessedOn}
          until={today}
          isRequired
          onChange={(assessedOn) => change({ assessedOn })}
        />
      )}
      {levels.map((level) => (
        <LevelFields
          key={level}
          level={level}
          value={typed[level]}
          onChange={(value) => change({ [level]: value })}
        />
      ))}
    </>
  );
}
