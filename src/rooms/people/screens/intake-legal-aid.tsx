// The question before all others: legal aid is offered, in words that can be read out. Nothing else
// can be filled in before it is answered, and no answer excludes anyone from anything.

import type { ReactNode } from 'react';
import { useWords } from '../../../web/i18n/use-words.ts';
import { BilingualSafetyText } from '../../../web/kit/bilingual-text.tsx';
import { Button } from '../../../web/kit/button.tsx';
import { Card } from '../../../web/kit/card.tsx';
import { RadioGroup } from '../../../web/kit/choices.tsx';
import { DateField } from '../../../web/kit/date-field.tsx';
import { Notice } from '../../../web/kit/notice.tsx';
import { optionsOf } from '../../../web/kit/options.ts';
import { useToday } from '../../../web/kit/use-today.ts';
import { legalAidAnswers } from './codes.ts';
import type { TypedIntake } from './intake-draft.ts';

export function IntakeLegalAid({
  typed,
  change,
}: {
  readonly typed: TypedIntake;
  readonly change: (part: Partial<TypedIntake>) => void;
}): ReactNode {
  const { t } = useWords();
  const today = useToday();
  return (
    <Card
      title={t('people.intake.legalAidStep')}
      actions={
        <Button icon="back" onClick={() => change({ isNew: false })}>
          {t('people.intake.searchAgain')}
        </Button>
      }
    >
      <Notice>
        <BilingualSafetyText textKey="people.rights.legalAid" />
      </Notice>
      <RadioGroup
        label={t('people.intake.legalAidAnswer')}
        name="legalAidOffered.answer"
        value={typed.legalAid}
        isRequired
        options={optionsOf(legalAidAnswers, (code) => t(`people.legalAidAnswers.${code}`))}
        onChange={(legalAid) => change({ legalAid })}
      />
      <DateField
        label={t('people.intake.legalAidOn')}
        name="legalAidOffered.on"
        value={typed.legalAidOn}
        until={today}
        isRequired
        onChange={(legalAidOn) => change({ legalAidOn })}
      />
    </Card>
  );
}
