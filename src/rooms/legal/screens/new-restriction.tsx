// Enters a restriction as a court ordered it. The longest time the law allows is shown first. The
// last day is required, must be within that time, and can never be moved later.

import type { ReactNode } from 'react';
import { isDay } from '../../../kernel/day.ts';
import { BilingualSafetyText } from '../../../web/kit/bilingual-text.tsx';
import { CommandForm } from '../../../web/kit/command-form.tsx';
import { Loaded } from '../../../web/kit/loaded.tsx';
import { Notice } from '../../../web/kit/notice.tsx';
import { paths, to } from '../../../web/paths.ts';
import type { ScreenProps } from '../../../web/screen.ts';
import type { addRestriction } from '../restriction/api.ts';
import type { MatterPage } from '../matter/shapes.ts';
import { latestLastDay } from '../restriction/rules.ts';
import { useProceedingOptions } from './proceeding-options.ts';
import { OfMatter } from './of-matter.tsx';
import { AfterFirstDay, AfterLastDay, type Days, SameKind } from './restriction-bounds.tsx';
import { type Law, Limits, monthsMaxOf, permittedKinds, useLaw } from './restriction-limits.tsx';
import { dayLines, groundsLines, orderLines } from './restriction-lines.ts';

export function NewRestriction({ params: { subjectId = '' } }: ScreenProps): ReactNode {
  const law = useLaw();
  return (
    <OfMatter subjectId={subjectId} title="legal.restrictions.add">
      {(matter) => (
        <Loaded query={law} room="restrictions" isEmpty={() => false}>
          {(known) => <Ordering law={known} matter={matter} />}
        </Loaded>
      )}
    </OfMatter>
  );
}

function Ordering({ law, matter }: { readonly law: Law; readonly matter: MatterPage }): ReactNode {
  const subjectId = matter.subject.id;
  const back = to(paths.matter, { subjectId });
  const proceedings = useProceedingOptions(matter);
  const boundsOf = ({ kind, startOn, endOn }: Days) => {
    const monthsMax = kind === '' ? null : monthsMaxOf(law, kind);
    const isBound = monthsMax !== null && isDay(startOn);
    return { startOn, endOn, latest: isBound ? latestLastDay(startOn, monthsMax) : null };
  };
  return (
    <CommandForm<typeof addRestriction>
      command="POST /api/matters/:subjectId/restrictions"
      params={{ subjectId }}
      room="restrictions"
      backTo={back}
      opens={back}
      start={{ permissionAnswerDays: 10 }}
      lines={{
        kind: {
          is: 'list',
          label: 'legal.restriction.kind',
          codes: permittedKinds(law),
          words: (code) => `legal.kinds.${code}`,
        },
        proceedingId: {
          is: 'list',
          label: 'legal.restriction.proceeding',
          options: proceedings,
          isOptional: true,
          when: () => proceedings.length > 0,
        },
        ...orderLines,
        scope: {
          ...orderLines.scope,
          under: (typed) => <SameKind typed={typed} matter={matter} />,
        },
        startOn: {
          ...dayLines.startOn,
          under: (typed) => <AfterFirstDay {...boundsOf(typed)} />,
        },
        endOn: {
          ...dayLines.endOn,
          from: ({ startOn }) => startOn || undefined,
          until: (typed) => boundsOf(typed).latest ?? undefined,
          under: (typed) => <AfterLastDay {...boundsOf(typed)} />,
        },
        ...groundsLines,
      }}
    >
      {({ kind }) => (
        <>
          <Notice kind="warning">
            <BilingualSafetyText textKey="legal.deadlines.compulsory" />
          </Notice>
          <Limits law={law} kind={kind} />
        </>
      )}
    </CommandForm>
  );
}
