// The ages of criminal responsibility, and the list of offences to which the lower one applies. The
// list permits charges, so it counts only if it is known well enough.

import { type ReactNode, useState } from 'react';
import type { AgeOfLaw } from '../difference.ts';
import type { LawPack } from '../model.ts';
import { useWords } from '../../../web/i18n/use-words.ts';
import { CheckboxGroup } from '../../../web/kit/choices.tsx';
import { Notice } from '../../../web/kit/notice.tsx';
import { TextField } from '../../../web/kit/text-field.tsx';
import { EntryFrame, KnownFields, type TypedKnown } from './entry-fields.tsx';
import { nameOfOffence } from './fact-rows.ts';

type Props = {
  readonly age: AgeOfLaw;
  readonly law: LawPack;
  readonly onTake: (fact: LawPack['responsibility'][AgeOfLaw]) => void;
};

export function AgeForm({ age, law, onTake }: Props): ReactNode {
  const { t, locale } = useWords();
  const stood = law.responsibility[age];
  const [years, setYears] = useState(
    String(law.responsibility[age === 'listedOffences' ? 'listed' : age].value),
  );
  const [offences, setOffences] = useState<readonly string[]>(
    law.responsibility.listedOffences.value,
  );
  const [known, setKnown] = useState<TypedKnown>(stood);
  const isWrong = !/^(1\d|2[01])$/.test(years.trim());
  const take = (): void => {
    const { source, status } = known;
    if (!status || isWrong) return;
    onTake({
      value: age === 'listedOffences' ? offences : Number(years),
      source,
      status,
      reviews: stood.reviews,
    } as typeof stood);
  };
  const codes = [...new Set(law.offences.map((one) => one.code))];
  return (
    <EntryFrame onTake={take}>
      <Notice>
        <p>{t(age === 'listedOffences' ? 'lawEdit.entry.listHint' : 'law.ageDoubt')}</p>
      </Notice>
      {age === 'listedOffences' ? (
        <CheckboxGroup
          label={t('lawEdit.ages.listedOffences')}
          name="value"
          values={offences}
          onChange={setOffences}
          options={codes.map((value) => ({
            value,
            label: nameOfOffence({ t, locale, law }, value),
          }))}
        />
      ) : (
        <TextField
          label={t(`lawEdit.ages.${age}`)}
          name="value"
          value={years}
          inputMode="numeric"
          isRequired
          lengthMax={2}
          error={isWrong ? t('lawEdit.fields.ageWrong') : null}
          onChange={setYears}
        />
      )}
      <KnownFields
        law={law}
        value={known}
        onChange={(part) => setKnown({ source: known.source, status: known.status, ...part })}
      />
    </EntryFrame>
  );
}
