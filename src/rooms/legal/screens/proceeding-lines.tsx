// The questions about a new proceeding, for a new matter or an existing one. Which offences may be
// cited depends on the days of the act, so they are fetched while the user types.

import { type ReactNode, useEffect, useState } from 'react';
import { useWords } from '../../../web/i18n/use-words.ts';
import { countryOptions } from '../../../web/kit/country-options.ts';
import type { LinesOf, TypedOf } from '../../../web/kit/lines-of.ts';
import { Loaded } from '../../../web/kit/loaded.tsx';
import type { Reading } from '../../../web/read.ts';
import { useMe } from '../../../web/use-session.ts';
import type { NewProceeding } from '../matter/shapes.ts';
import { firstStates } from '../matter/model.ts';
import { type ActQuestions, findAct, useActLines } from './act-lines.ts';
import {
  BeforeOffences,
  type Days,
  findChosen,
  type Offences,
  OtherOffences,
  useOffenceOptions,
  useOffences,
} from './offence-choice.tsx';
import { useToday } from '../../../web/kit/use-today.ts';

const countries = ['KZ', 'KG', 'TJ', 'UZ', 'SY', 'IQ', 'TR'] as const;

export type ProceedingQuestions = Omit<NewProceeding, 'act' | 'offence'> & {
  readonly act: ActQuestions;
  /** The key of an option. */
  readonly offence: string | null;
};
type Typed = TypedOf<ProceedingQuestions>;

/** A charge needs an offence; before that, the offence can be chosen later. */
function needsOffence({ state }: Pick<Typed, 'state'>): boolean {
  return state === 'charged' || state === 'trial';
}

/** `head`: the path of the proceeding within the body. */
export function useProceedingQuestions(head: '' | 'proceeding.') {
  const [days, setDays] = useState<Days | null>(null);
  const law = useOffences(days);
  const optionsOf = useOffenceOptions();
  const home = useMe().country.toUpperCase();
  const possible = days && law.data ? optionsOf(law.data.offences).possible : [];
  const asksOffence = (typed: Typed): boolean => needsOffence(typed) && typed.country === home;
  const plain = usePlainLines(head);
  const lines: LinesOf<ProceedingQuestions> = {
    ...plain,
    stateOn: {
      ...plain.stateOn,
      under: (typed) => (
        <>
          <AskedFor days={asksOffence(typed) ? findAct(typed.act) : null} onChange={setDays} />
          {asksOffence(typed) && <OffenceHeading law={days && law} />}
        </>
      ),
    },
    offence: {
      is: 'choice',
      label: 'proceedings.law.choose',
      path: `${head}offence`,
      options: possible,
      when: (typed) => asksOffence(typed) && possible.length > 0,
      under: () => law.data && <OtherOffences law={law.data} />,
    },
  };
  const toBody = ({
    article,
    act,
    country,
    court,
    courtNumber,
    state,
    stateOn,
    offence,
  }: ProceedingQuestions): NewProceeding => ({
    article,
    country,
    court,
    courtNumber,
    state,
    stateOn,
    // Never null: the form has already checked the days.
    act: findAct(act)!,
    offence: law.data ? findChosen(law.data, offence) : null,
  });
  return { lines, toBody };
}

function usePlainLines(head: string): LinesOf<Omit<ProceedingQuestions, 'offence'>> {
  const { locale } = useWords();
  const today = useToday();
  const home = useMe().country;
  return {
    article: {
      is: 'text',
      label: 'legal.proceeding.article',
      hint: 'legal.proceeding.articleHint',
      path: `${head}article`,
      lengthMax: 200,
    },
    act: {
      is: 'part',
      label: 'legal.proceeding.act',
      hint: 'legal.act.hint',
      path: `${head}act`,
      lines: useActLines(),
    },
    country: {
      is: 'list',
      label: 'legal.proceeding.country',
      path: `${head}country`,
      options: countryOptions(countries, home, { words: 'legal.countries', locale }),
    },
    court: {
      is: 'text',
      label: 'legal.proceeding.court',
      path: `${head}court`,
      lengthMax: 200,
    },
    courtNumber: {
      is: 'text',
      label: 'legal.proceeding.courtNumber',
      path: `${head}courtNumber`,
      lengthMax: 80,
      isOptional: true,
    },
    state: {
      is: 'list',
      label: 'legal.proceeding.state',
      path: `${head}state`,
      codes: firstStates,
      words: (code) => `legal.states.${code}`,
    },
    stateOn: {
      is: 'day',
      label: 'legal.proceeding.stateOn',
      path: `${head}stateOn`,
      until: today,
    },
  };
}

/** Tells the form which days to ask the server about; renders nothing. */
function AskedFor(props: {
  readonly days: Days | null;
  readonly onChange: (days: Days | null) => void;
}): null {
  const { onChange } = props;
  const [from, to] = [props.days?.from ?? null, props.days?.to ?? null];
  useEffect(() => onChange(from && { from, to }), [from, to, onChange]);
  return null;
}

/** `law` is null until the day of the act is known. */
function OffenceHeading({ law }: { readonly law: Reading<Offences> | null }): ReactNode {
  const { t } = useWords();
  return (
    <>
      <h3>{t('proceedings.law.title')}</h3>
      {law === null ? (
        <p>{t('proceedings.law.actNeeded')}</p>
      ) : (
        <Loaded query={law} room="proceedings" isEmpty={() => false}>
          {(known) => (
            <>
              <BeforeOffences law={known} />
              {!known.offences.some(({ mayCite }) => mayCite) && <OtherOffences law={known} />}
            </>
          )}
        </Loaded>
      )}
    </>
  );
}
