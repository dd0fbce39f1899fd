// Offering a whole household to an organisation. The page shows word for word what the organisation
// will see: numbers, age groups, province, languages, urgent needs. No name.

import type { ReactNode } from 'react';
import { formatList, formatNumber } from '../../../engine/languages/format.ts';
import { ageRange, type Birth } from '../../../kernel/birth.ts';
import { spokenLanguages } from '../../../kernel/person.ts';
import type { BodyOf } from '../../../kernel/contract.ts';
import type { Day } from '../../../kernel/day.ts';
import { useWords } from '../../../web/i18n/use-words.ts';
import { Card, Facts } from '../../../web/kit/card.tsx';
import { CommandForm } from '../../../web/kit/command-form.tsx';
import type { TypedOf } from '../../../web/kit/lines-of.ts';
import { ProvinceName } from '../../../web/kit/provinces.tsx';
import { useToday } from '../../../web/kit/use-today.ts';
import { paths, to } from '../../../web/paths.ts';
import type { ScreenProps } from '../../../web/screen.ts';
import type { offerHousehold } from '../handover/api.ts';
import { urgentNeeds } from '../model.ts';
import { type Household, HouseholdPage } from './handover-household.tsx';
import { LastOffer } from './handovers.tsx';
import { useCaseOrganisations } from './organisations.ts';

type Body = BodyOf<typeof offerHousehold>;
type Questions = Omit<Body, 'householdId'>;

export function OfferHousehold({ params: { householdId = '' } }: ScreenProps): ReactNode {
  return (
    <HouseholdPage householdId={householdId} tabTitle="handover.offer.title">
      {(household, back, after) =>
        household.offer?.state === 'open' ? (
          <LastOffer household={household} after={after} />
        ) : (
          <Fields household={household} back={back} />
        )
      }
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
  const { householdId, householdCode } = household;
  return (
    <CommandForm<typeof offerHousehold, Questions, 'householdId'>
      command="POST /api/offers"
      given={{ householdId }}
      which={{ code: householdId, label: householdCode }}
      room="handover"
      submit="handover.offer.submit"
      backTo={back}
      opens={to(paths.handoverOffers, {}, { saved: 'yes' })}
      lines={{
        organisationId: {
          is: 'list',
          label: 'handover.offer.organisation',
          options: useCaseOrganisations(),
        },
        languages: {
          is: 'choices',
          label: 'care.offers.languages',
          wrong: 'handover.offer.languageNeeded',
          codes: spokenLanguages,
          words: (code) => `people.languages.${code}`,
        },
        urgentNeeds: {
          is: 'choices',
          label: 'care.offers.urgentNeeds',
          hint: 'handover.offer.needsHint',
          isOptional: true,
          codes: urgentNeeds,
          words: (code) => `care.urgentNeeds.${code}`,
        },
      }}
      below={(typed) => <Shown household={household} typed={typed} />}
    >
      <p>{t('handover.offer.lead')}</p>
    </CommandForm>
  );
}

function Shown({
  household,
  typed,
}: {
  readonly household: Household;
  readonly typed: TypedOf<Questions>;
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
