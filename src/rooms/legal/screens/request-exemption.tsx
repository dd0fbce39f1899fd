// Opens a request for exemption, amnesty or pardon. Legal aid comes first: without its date and the
// person's answer, no request can be opened.

import type { ReactNode } from 'react';
import type { BodyOf } from '../../../kernel/contract.ts';
import { legalAidAnswers } from '../../../kernel/person.ts';
import { useWords } from '../../../web/i18n/use-words.ts';
import { CommandForm } from '../../../web/kit/command-form.tsx';
import { pickName } from '../../../web/kit/pick-name.ts';
import { paths, to } from '../../../web/paths.ts';
import type { ScreenProps } from '../../../web/screen.ts';
import type { requestExemption } from '../exemption/api.ts';
import type { ProceedingPage } from '../charge/shapes.ts';
import { OfProceeding, placeOf } from './of-proceeding.tsx';
import { useToday } from '../../../web/kit/use-today.ts';

export function RequestExemption({ params }: ScreenProps): ReactNode {
  const { t } = useWords();
  return (
    <OfProceeding
      params={params}
      title="proceedings.exemption.open"
      lead={t('proceedings.exemption.lead')}
    >
      {(proceeding) => <Requesting proceeding={proceeding} />}
    </OfProceeding>
  );
}

type Questions = Omit<BodyOf<typeof requestExemption>, 'editionId'>;

function Requesting({ proceeding }: { readonly proceeding: ProceedingPage }): ReactNode {
  const { t, locale } = useWords();
  const today = useToday();
  const rules = proceeding.rules.map(({ code, kind, names, status, sourceNames }) => ({
    value: code,
    label: `${t(`law.kinds.${kind}`)}: ${pickName(names, locale)}`,
    hint: `${t(`law.statuses.${status}`)} · ${pickName(sourceNames, locale)}`,
  }));
  return (
    <CommandForm<typeof requestExemption, Questions>
      command="POST /api/matters/:subjectId/proceedings/:proceedingId/exemptions"
      params={{ subjectId: proceeding.subjectId, proceedingId: proceeding.id }}
      toBody={(answers) => ({ ...answers, editionId: proceeding.editionId })}
      room="proceedings"
      submit="proceedings.exemption.open"
      backTo={to(paths.proceeding, placeOf(proceeding))}
      opens={({ id }) => to(paths.exemption, { ...placeOf(proceeding), requestId: id })}
      start={rules.length === 1 ? { ruleCode: rules[0]!.value } : {}}
      lines={{
        legalAidOfferedOn: {
          is: 'day',
          section: 'proceedings.exemption.aid',
          label: 'proceedings.exemption.aidOn',
          hint: 'proceedings.exemption.aidHint',
          until: today,
        },
        legalAidAnswer: {
          is: 'choice',
          label: 'proceedings.exemption.aidAnswer',
          codes: legalAidAnswers,
          words: (code) => `proceedings.exemption.aidAnswers.${code}`,
        },
        ruleCode: {
          is: 'choice',
          section: 'proceedings.exemption.request',
          label: 'proceedings.exemption.rule',
          options: rules,
        },
        openedOn: {
          is: 'day',
          label: 'proceedings.exemption.openedOn',
          from: ({ legalAidOfferedOn }) => legalAidOfferedOn || undefined,
          fromIs: 'proceedings.exemption.aidOn',
          until: today,
        },
      }}
    />
  );
}
