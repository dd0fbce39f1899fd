// Recording that the person was told of a restriction: at its beginning, and again before it ends.

import { type ReactNode, useState } from 'react';
import { addDays, type Day, daysBetween, toDay } from '../../../kernel/day.ts';
import { localeNames } from '../../../engine/languages/locale.ts';
import { useCommand } from '../../../web/command.ts';
import { useWords } from '../../../web/i18n/use-words.ts';
import { RadioGroup } from '../../../web/kit/choices.tsx';
import { DateField } from '../../../web/kit/date-field.tsx';
import { Select } from '../../../web/kit/text-field.tsx';
import { useRead } from '../../../web/read.ts';
import type { ScreenProps } from '../../../web/screen.ts';
import type { readRestriction, tellOfRestriction } from '../api-restrictions.ts';
import type { NewNotice } from '../model-restrictions.ts';
import { paramsOf, RestrictionForm } from './restriction-form.tsx';
import { noticeOpensDays } from '../rules-restrictions.ts';
import { useToday } from './today.ts';

const ways = ['in-person', 'in-writing', 'by-telephone', 'through-counsel'] as const;
const languages = ['kk', 'ky', 'tg', 'uz', 'ru', 'en', 'other'] as const;

type Typed = {
  readonly about: NewNotice['about'] | '';
  readonly toldOn: Day | '';
  readonly how: NewNotice['how'] | '';
  readonly language: NewNotice['language'] | '';
};

export function TellOfRestriction({ params }: ScreenProps): ReactNode {
  const of = paramsOf(params);
  const { t } = useWords();
  const [typed, setTyped] = useState<Typed>({ about: '', toldOn: '', how: '', language: '' });
  const labels = useLabels();
  const command = useCommand<typeof tellOfRestriction>(
    'POST /api/matters/:subjectId/restrictions/:restrictionId/notices',
  );
  const { data } = useRead<typeof readRestriction>(
    'GET /api/matters/:subjectId/restrictions/:restrictionId',
    { params: of },
  );
  const send = async (): Promise<boolean> => {
    const { about, toldOn, how, language } = typed;
    if (!about || !toldOn || !how || !language) return false;
    return (await command.run({ params: of, body: { about, toldOn, how, language } })) !== null;
  };
  return (
    <RestrictionForm
      of={of}
      title="restrictions.telling.title"
      lead={t('restrictions.telling.lead')}
      action={command}
      labels={labels}
      send={send}
    >
      <Fields
        lastDay={data && toDay(data.restriction.lastDay)}
        typed={typed}
        change={(part) => setTyped({ ...typed, ...part })}
      />
    </RestrictionForm>
  );
}

function Fields({
  lastDay,
  typed,
  change,
}: {
  readonly lastDay: Day | undefined;
  readonly typed: Typed;
  readonly change: (part: Partial<Typed>) => void;
}): ReactNode {
  const { t } = useWords();
  const today = useToday();
  const labels = useLabels();
  const isNear = lastDay !== undefined && daysBetween(today, lastDay) <= noticeOpensDays;
  const kinds = isNear ? (['beginning', 'ending'] as const) : (['beginning'] as const);
  return (
    <>
      <RadioGroup
        label={labels.about}
        hint={isNear ? undefined : t('restrictions.telling.endingLater')}
        name="about"
        value={typed.about}
        isRequired
        onChange={(about) => change({ about })}
        options={kinds.map((each) => ({ value: each, label: t(`restrictions.about.${each}`) }))}
      />
      <DateField
        label={labels.toldOn}
        name="toldOn"
        value={typed.toldOn}
        from={typed.about === 'ending' && lastDay ? addDays(lastDay, -noticeOpensDays) : undefined}
        until={today}
        isRequired
        onChange={(toldOn) => change({ toldOn })}
      />
      <RadioGroup
        label={labels.how}
        name="how"
        value={typed.how}
        isRequired
        onChange={(how) => change({ how })}
        options={ways.map((each) => ({ value: each, label: t(`restrictions.ways.${each}`) }))}
      />
      <Select
        label={labels.language}
        hint={t('restrictions.telling.languageHint')}
        name="language"
        value={typed.language}
        isRequired
        options={languages.map((each) => ({
          value: each,
          label: each === 'other' ? t('restrictions.telling.otherLanguage') : localeNames[each],
        }))}
        onChange={(language) => change({ language })}
      />
    </>
  );
}

function useLabels() {
  const { t } = useWords();
  return {
    about: t('restrictions.telling.about'),
    toldOn: t('restrictions.telling.toldOn'),
    how: t('restrictions.telling.how'),
    language: t('restrictions.telling.language'),
  };
}
