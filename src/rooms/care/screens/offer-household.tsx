// Offering a whole household to an organisation. What the organisation will see stands on the page
// word for word before it is sent: numbers, age groups, province, languages, urgent needs. No name.

import { type ReactNode, useState } from 'react';
import { useLocation } from 'wouter';
import { formatList, formatNumber } from '../../../engine/languages/format.ts';
import { ageRange, type Birth } from '../../../kernel/birth.ts';
import type { BodyOf } from '../../../kernel/contract.ts';
import type { Day } from '../../../kernel/day.ts';
import { useCommand } from '../../../web/command.ts';
import { useWords } from '../../../web/i18n/use-words.ts';
import { Card, Facts } from '../../../web/kit/card.tsx';
import { CheckboxGroup } from '../../../web/kit/choices.tsx';
import { Form } from '../../../web/kit/form.tsx';
import { codesOf, optionsOf } from '../../../web/kit/options.ts';
import { pickName } from '../../../web/kit/pick-name.ts';
import { ProvinceName } from '../../../web/kit/provinces.tsx';
import { Select } from '../../../web/kit/text-field.tsx';
import { useToday } from '../../../web/kit/use-today.ts';
import { useRead } from '../../../web/read.ts';
import type { ScreenProps } from '../../../web/screen.ts';
import type { listOrganisations } from '../../workforce/public.ts';
import type { offerHousehold } from '../api-handover.ts';
import { spokenLanguages } from './codes.ts';
import { type Household, HouseholdPage } from './handover-household.tsx';

type Body = BodyOf<typeof offerHousehold>;
const urgentNeeds = codesOf<Body['urgentNeeds'][number]>()([
  'medical',
  'medicine',
  'disability-support',
  'pregnancy-or-infant',
  'shelter',
  'food',
  'interpreter',
  'unaccompanied-minor',
]);
type Typed = Pick<Body, 'organisationId'> & {
  readonly languages: readonly Body['languages'][number][];
  readonly urgentNeeds: readonly Body['urgentNeeds'][number][];
};
const empty: Typed = { organisationId: '', languages: [], urgentNeeds: [] };

export function OfferHousehold({ params: { householdId = '' } }: ScreenProps): ReactNode {
  return (
    <HouseholdPage householdId={householdId} tabTitle="handover.offer.title">
      {(household, back) => <Fields household={household} back={back} />}
    </HouseholdPage>
  );
}

function Fields({
  household,
  back,
}: {
  readonly household: Household;
  readonly back: string;
}): ReactNode {
  const { t } = useWords();
  const [, open] = useLocation();
  const organisations = useOrganisations();
  const [typed, setTyped] = useState<Typed>(empty);
  const [isTried, setIsTried] = useState(false);
  const change = (part: Partial<Typed>): void => setTyped({ ...typed, ...part });
  const command = useCommand<typeof offerHousehold>('POST /api/offers');
  const send = async (): Promise<void> => {
    setIsTried(true);
    if (!typed.organisationId || typed.languages.length === 0) return;
    const body = {
      householdId: household.householdId,
      organisationId: typed.organisationId,
      languages: [...typed.languages],
      urgentNeeds: [...typed.urgentNeeds],
    };
    if (await command.run({ body })) open('/handovers/offers?saved=yes');
  };
  return (
    <Form
      action={command}
      submit={t('handover.offer.submit')}
      backTo={back}
      room="handover"
      onSend={() => void send()}
    >
      <p>{t('handover.offer.lead')}</p>
      <Select
        label={t('handover.offer.organisation')}
        name="organisationId"
        isRequired
        value={typed.organisationId}
        options={organisations}
        onChange={(organisationId) => change({ organisationId })}
      />
      <CheckboxGroup
        label={t('care.offers.languages')}
        name="languages"
        values={typed.languages}
        error={isTried && typed.languages.length === 0 ? t('handover.offer.languageNeeded') : null}
        options={optionsOf(spokenLanguages, (code) => t(`people.languages.${code}`))}
        onChange={(languages) => change({ languages })}
      />
      <CheckboxGroup
        label={t('care.offers.urgentNeeds')}
        hint={t('handover.offer.needsHint')}
        isOptional
        name="urgentNeeds"
        values={typed.urgentNeeds}
        options={optionsOf(urgentNeeds, (code) => t(`care.urgentNeeds.${code}`))}
        onChange={(chosen) => change({ urgentNeeds: chosen })}
      />
      <Shown household={household} typed={typed} />
    </Form>
  );
}

function useOrganisations() {
  const { locale } = useWords();
  const { data } = useRead<typeof listOrganisations>('GET /api/organisations', {
    query: { kind: 'cso', side: 'care' },
  });
  return (data?.organisations ?? []).map(({ id, names, code }) => ({
    value: id,
    label: pickName(names, locale, code),
  }));
}

function Shown({
  household,
  typed,
}: {
  readonly household: Household;
  readonly typed: Typed;
}): ReactNode {
  const { t, locale } = useWords();
  const today = useToday();
  const number = (value: number): string => formatNumber(locale, value);
  const bands = new Map<string, number>();
  for (const { birth } of household.members) {
    const band = ageBandOf(birth as Birth, today);
    bands.set(band, (bands.get(band) ?? 0) + 1);
  }
  const ages = [...bands].map(
    ([band, count]) =>
      `${band === 'unknown' ? t('care.offers.ageUnknown') : band}: ${number(count)}`,
  );
  return (
    <Card title={t('handover.offer.shown')} level={2}>
      <p className="soft">{t('handover.offer.shownText')}</p>
      <Facts
        none={t('care.offers.nothingNamed')}
        facts={[
          [t('handover.offer.code'), household.householdCode],
          [
            t('care.offers.members'),
            t('care.offers.membersOf', {
              adults: number(household.adults),
              children: number(household.children),
            }),
          ],
          [t('care.offers.ages'), ages.join(', ')],
          [
            t('care.case.province'),
            household.province && <ProvinceName code={household.province} />,
          ],
          [
            t('care.offers.languages'),
            formatList(
              locale,
              typed.languages.map((code) => t(`people.languages.${code}`)),
            ),
          ],
          [
            t('care.offers.urgentNeeds'),
            formatList(
              locale,
              typed.urgentNeeds.map((code) => t(`care.urgentNeeds.${code}`)),
            ),
          ],
        ]}
      />
    </Card>
  );
}

const bandEnds = [
  [5, '0-4'],
  [10, '5-9'],
  [14, '10-13'],
  [18, '14-17'],
  [25, '18-24'],
  [60, '25-59'],
] as const;

/** The group of the youngest possible age, as the server will count it: doubt protects. */
function ageBandOf(birth: Birth, today: Day): string {
  const range = ageRange(birth, today);
  if (range === null) return 'unknown';
  return bandEnds.find(([end]) => range.least < end)?.[1] ?? '60+';
}
