// A new action of a goal (`?goal=`): which service, who provides it, by when, and the consent or
// the named ground on which it rests. Only consents that hold can be chosen.

import '../../../web/styles/records.css';
import type { ReactNode } from 'react';
import { useLocation } from 'wouter';
import { formatDay } from '../../../engine/languages/format.ts';
import { type Day, toDay } from '../../../kernel/day.ts';
import { useCommand } from '../../../web/command.ts';
import { useDraft } from '../../../web/draft.ts';
import { useWords } from '../../../web/i18n/use-words.ts';
import { RadioGroup } from '../../../web/kit/choices.tsx';
import { DateField } from '../../../web/kit/date-field.tsx';
import { Form } from '../../../web/kit/form.tsx';
import { Loaded } from '../../../web/kit/loaded.tsx';
import { optionsOf } from '../../../web/kit/options.ts';
import { Select, TextField } from '../../../web/kit/text-field.tsx';
import { useAddress } from '../../../web/kit/use-address.ts';
import { useToday } from '../../../web/kit/use-today.ts';
import { useRead } from '../../../web/read.ts';
import type { ScreenProps } from '../../../web/screen.ts';
import type { readPerson } from '../../people/public-web.ts';
import type { addAction } from '../api-plan.ts';
import { actionGrounds, layeredServices, layers, type NewAction, services } from './codes.ts';
import { useProviders } from './organisations.ts';
import { PlanScreen } from './plan-screen.tsx';

export function ActionForm({ params: { personId = '' } }: ScreenProps): ReactNode {
  const goalId = useAddress().get('goal');
  return (
    <PlanScreen personId={personId} tabTitle="care.plan.addAction">
      {(plan) => {
        const goal = plan.goals.find((each) => each.id === goalId);
        return (
          goal && (
            <>
              <blockquote className="own-words">{goal.wording}</blockquote>
              <Fields goalId={goal.id} personId={personId} />
            </>
          )
        );
      }}
    </PlanScreen>
  );
}

const start = {
  service: '' as NewAction['service'] | '',
  layer: '' as (typeof layers)[number] | '',
  organisationId: '',
  providerName: '',
  dueOn: '' as Day | '',
  ground: '' as NewAction['ground'] | '',
  consentId: '',
  fundedUntil: '' as Day | '',
};
type Typed = typeof start;
type Change = (part: Partial<Typed>) => void;

/** Null while an answer is missing. */
function bodyOf(typed: Typed): NewAction | null {
  const { service, dueOn, ground, organisationId } = typed;
  if (!service || !dueOn || !ground) return null;
  const rests = ground === 'consent' || ground === 'assent-and-guardian';
  return {
    service,
    dueOn,
    ground,
    providerOrganisationId: organisationId || null,
    providerName: organisationId ? null : typed.providerName.trim() || null,
    mhpssLayer: typed.layer && layeredServices.includes(service) ? Number(typed.layer) : null,
    consentId: rests ? typed.consentId || null : null,
    fundedUntil: typed.fundedUntil || null,
  };
}

function Fields({
  goalId,
  personId,
}: {
  readonly goalId: string;
  readonly personId: string;
}): ReactNode {
  const { t } = useWords();
  const [, open] = useLocation();
  const today = useToday();
  const back = `/persons/${personId}/plan`;
  const [typed, change, discard] = useDraft(`action/${goalId}`, start);
  const command = useCommand<typeof addAction>('POST /api/goals/:goalId/actions');
  const send = async (): Promise<void> => {
    const body = bodyOf(typed);
    if (!body || !(await command.run({ params: { goalId }, body }))) return;
    discard();
    open(`${back}?saved=yes`);
  };
  return (
    <Form
      action={command}
      submit={t('shell.form.save')}
      backTo={back}
      room="care"
      onSend={() => void send()}
    >
      <What typed={typed} change={change} />
      <DateField
        label={t('care.plan.dueOn')}
        name="dueOn"
        value={typed.dueOn}
        from={today}
        isRequired
        onChange={(dueOn) => change({ dueOn })}
      />
      <RadioGroup
        label={t('care.plan.ground')}
        name="ground"
        value={typed.ground}
        isRequired
        options={optionsOf(actionGrounds, (each) => t(`people.consent.grounds.${each}`))}
        onChange={(ground) => change({ ground, consentId: '' })}
      />
      {(typed.ground === 'consent' || typed.ground === 'assent-and-guardian') && (
        <ConsentChoice personId={personId} ground={typed.ground} typed={typed} change={change} />
      )}
      <DateField
        label={t('care.plan.fundedUntilLabel')}
        name="fundedUntil"
        value={typed.fundedUntil}
        from={today}
        isOptional
        onChange={(fundedUntil) => change({ fundedUntil })}
      />
    </Form>
  );
}

function What({ typed, change }: { readonly typed: Typed; readonly change: Change }): ReactNode {
  const { t } = useWords();
  const providers = useProviders();
  return (
    <>
      <Select
        label={t('care.plan.service')}
        name="service"
        value={typed.service}
        isRequired
        options={optionsOf(services, (each) => t(`care.services.${each}`))}
        onChange={(service) => change({ service })}
      />
      {typed.service === 'theological-support' && (
        <p className="field-hint">{t('care.plan.voluntary')}</p>
      )}
      {typed.service && layeredServices.includes(typed.service) && (
        <Select
          label={t('care.plan.layer')}
          name="mhpssLayer"
          value={typed.layer}
          isOptional
          options={optionsOf(layers, (each) => t(`care.layers.${each}`))}
          onChange={(layer) => change({ layer })}
        />
      )}
      <Select<string>
        label={t('care.plan.provider')}
        name="providerOrganisationId"
        value={typed.organisationId}
        isOptional
        options={providers}
        onChange={(organisationId) => change({ organisationId })}
      />
      {!typed.organisationId && (
        <TextField
          label={t('care.plan.providerName')}
          name="providerName"
          value={typed.providerName}
          lengthMax={200}
          isRequired
          onChange={(providerName) => change({ providerName })}
        />
      )}
    </>
  );
}

function ConsentChoice({
  personId,
  ground,
  typed,
  change,
}: {
  readonly personId: string;
  readonly ground: string;
  readonly typed: Typed;
  readonly change: Change;
}): ReactNode {
  const { t, locale } = useWords();
  const query = useRead<typeof readPerson>('GET /api/persons/:personId', { params: { personId } });
  return (
    <Loaded
      query={query}
      room="care"
      isEmpty={({ consents }) => !consents.some((each) => each.valid && each.ground === ground)}
      empty={<p>{t('care.plan.noConsent')}</p>}
    >
      {({ consents }) => (
        <RadioGroup<string>
          label={t('care.plan.consent')}
          name="consentId"
          value={typed.consentId}
          isRequired
          options={consents
            .filter((each) => each.valid && each.ground === ground)
            .map((each) => ({
              value: each.id,
              label: t(`people.consent.purposes.${each.purpose}`),
              hint: t('people.consents.until', { day: formatDay(locale, toDay(each.untilOn)) }),
            }))}
          onChange={(consentId) => change({ consentId })}
        />
      )}
    </Loaded>
  );
}
