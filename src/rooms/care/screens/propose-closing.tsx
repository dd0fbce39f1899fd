// Proposing that a case closes: a neutral reason and an answer to each point. A no asks for its
// reason. Someone else decides.

import type { ReactNode } from 'react';
import { useWords } from '../../../web/i18n/use-words.ts';
import { CommandForm } from '../../../web/kit/command-form.tsx';
import type { LinesOf } from '../../../web/kit/lines-of.ts';
import { paths, to } from '../../../web/paths.ts';
import type { ScreenProps } from '../../../web/screen.ts';
import type { proposeClosing } from '../closing/api.ts';
import {
  closingCriteria,
  type ClosingReason,
  closingReasons,
  criterionAnswers,
} from '../closing/model.ts';
import { ClosingPage } from './closing-page.tsx';
import type { CaseFile } from './shapes.ts';

export function ProposeClosing({ params: { caseId = '' } }: ScreenProps): ReactNode {
  return (
    <ClosingPage caseId={caseId} tabTitle="closing.propose" isBelow>
      {(file) => <Fields file={file} />}
    </ClosingPage>
  );
}

type Criterion = (typeof closingCriteria)[number];
type Answer = (typeof criterionAnswers)[number];
type Reason = Exclude<ClosingReason, 'person-stops'>;
// A person who stops has a page of their own, which asks nothing.
const reasons = closingReasons.filter((reason): reason is Reason => reason !== 'person-stops');

/** Two of each point, by its code. */
type OfCriteria = { readonly [Name in `answer ${Criterion}`]: Answer | null } & {
  readonly [Name in `why ${Criterion}`]: string | null;
};
type Questions = { readonly reason: Reason } & OfCriteria;
const textLengthMax = 4000;

function linesOfCriterion(criterion: Criterion): Partial<LinesOf<Questions>> {
  return {
    [`answer ${criterion}`]: {
      is: 'choice',
      label: `closing.criteria.${criterion}`,
      path: `criteria.${criterion}.answer`,
      codes: criterionAnswers,
      words: (code: Answer) => `closing.answers.${code}` as const,
      when: ({ reason }: { reason: string }) => reason !== '' && reason !== 'died',
    },
    [`why ${criterion}`]: {
      is: 'long-text',
      label: 'closing.whyNot',
      hint: 'closing.whyHint',
      path: `criteria.${criterion}.reason`,
      lengthMax: textLengthMax,
      isShort: true,
      when: (typed: Record<string, unknown>) => typed[`answer ${criterion}`] === 'not-met',
    },
  } as unknown as Partial<LinesOf<Questions>>;
}

function Fields({ file }: { readonly file: CaseFile }): ReactNode {
  const { t } = useWords();
  const back = to(paths.caseClosing, { caseId: file.caseId });
  return (
    <CommandForm<typeof proposeClosing, Questions>
      command="POST /api/cases/:caseId/closings"
      params={{ caseId: file.caseId }}
      given={{ baseVersion: file.version }}
      room="closing"
      submit="closing.proposeSubmit"
      backTo={back}
      opens={`${back}?saved=yes`}
      toBody={({ reason, ...ofCriteria }) => ({
        reason,
        criteria:
          reason === 'died'
            ? null
            : (Object.fromEntries(
                closingCriteria.map((one) => [
                  one,
                  { answer: ofCriteria[`answer ${one}`], reason: ofCriteria[`why ${one}`] },
                ]),
              ) as never),
      })}
      lines={
        {
          reason: {
            is: 'choice',
            label: 'closing.reason',
            hint: 'closing.reasonText',
            codes: reasons,
            words: (code: Reason) => `closing.reasons.${code}` as const,
          },
          ...(Object.assign({}, ...closingCriteria.map(linesOfCriterion)) as LinesOf<OfCriteria>),
        } as LinesOf<Questions>
      }
    >
      <p>{t('closing.proposeText')}</p>
    </CommandForm>
  );
}
