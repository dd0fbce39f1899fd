// Chooses the offence that a proceeding rests on, from the law in force and for the days of the
// act.

import type { ReactNode } from 'react';
import { useWords } from '../../../web/i18n/use-words.ts';
import { CommandForm } from '../../../web/kit/command-form.tsx';
import { Loaded } from '../../../web/kit/loaded.tsx';
import { paths, to } from '../../../web/paths.ts';
import type { ScreenProps } from '../../../web/screen.ts';
import type { citeOffence } from '../charge/api.ts';
import type { ProceedingPage } from '../charge/shapes.ts';
import { OfProceeding, placeOf } from './of-proceeding.tsx';
import {
  BeforeOffences,
  findChosen,
  type Offences,
  OtherOffences,
  useOffenceOptions,
  useOffences,
} from './offence-choice.tsx';

export function CiteOffence({ params }: ScreenProps): ReactNode {
  const { t } = useWords();
  return (
    <OfProceeding params={params} title="proceedings.law.cite" lead={t('proceedings.law.citeLead')}>
      {(proceeding) => <OfAct proceeding={proceeding} />}
    </OfProceeding>
  );
}

function OfAct({ proceeding }: { readonly proceeding: ProceedingPage }): ReactNode {
  const query = useOffences(proceeding.act);
  return (
    <Loaded query={query} room="proceedings" isEmpty={() => false}>
      {(law) => <Citing proceeding={proceeding} law={law} />}
    </Loaded>
  );
}

type CitingProps = { readonly proceeding: ProceedingPage; readonly law: Offences };

function Citing({ proceeding, law }: CitingProps): ReactNode {
  const { possible } = useOffenceOptions()(law.offences);
  if (possible.length === 0) {
    return (
      <div className="stack readable">
        <BeforeOffences law={law} />
        <OtherOffences law={law} />
      </div>
    );
  }
  return (
    <CommandForm<typeof citeOffence, { readonly offence: string }>
      command="PUT /api/matters/:subjectId/proceedings/:proceedingId/offence"
      params={{ subjectId: proceeding.subjectId, proceedingId: proceeding.id }}
      given={{ baseVersion: proceeding.version }}
      room="proceedings"
      backTo={to(paths.proceeding, placeOf(proceeding))}
      opens={to(paths.proceeding, placeOf(proceeding))}
      // Always found, because the options come from the same list.
      toBody={({ offence }) => ({ offence: findChosen(law, offence)! })}
      lines={{
        offence: {
          is: 'choice',
          label: 'proceedings.law.choose',
          options: possible,
          under: () => <OtherOffences law={law} />,
        },
      }}
    >
      <BeforeOffences law={law} />
    </CommandForm>
  );
}
