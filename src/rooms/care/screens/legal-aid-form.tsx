// Recording that legal aid was offered, before any interview: words to read out, the language in
// which they were said, and the answer. No answer closes anything.

import type { ReactNode } from 'react';
import type { Day } from '../../../kernel/day.ts';
import { useCommand } from '../../../web/command.ts';
import { useDraft } from '../../../web/draft.ts';
import { useWords } from '../../../web/i18n/use-words.ts';
import { BilingualSafetyText } from '../../../web/kit/bilingual-text.tsx';
import { RadioGroup } from '../../../web/kit/choices.tsx';
import { DateField } from '../../../web/kit/date-field.tsx';
import { Form } from '../../../web/kit/form.tsx';
import { Notice } from '../../../web/kit/notice.tsx';
import { optionsOf } from '../../../web/kit/options.ts';
import { Select } from '../../../web/kit/text-field.tsx';
import { useToday } from '../../../web/kit/use-today.ts';
import type { recordLegalAidOffer } from '../api-needs.ts';
import { type CaseFile, type LegalAid, legalAidAnswers, spokenLanguages } from './codes.ts';

type Typed = {
  readonly offeredOn: Day | '';
  readonly toldIn: LegalAid['toldIn'] | '';
  readonly answer: LegalAid['answer'] | '';
};

export function LegalAidForm({ file }: { readonly file: CaseFile }): ReactNode {
  const { t } = useWords();
  const today = useToday();
  const [typed, change, discard] = useDraft<Typed>(`legal-aid/${file.caseId}`, {
    offeredOn: today,
    toldIn: '',
    answer: '',
  });
  const command = useCommand<typeof recordLegalAidOffer>(
    'POST /api/cases/:caseId/legal-aid-offers',
  );
  const send = async (): Promise<void> => {
    const { offeredOn, toldIn, answer } = typed;
    if (!offeredOn || !toldIn || !answer) return;
    if (await command.run({ params: { caseId: file.caseId }, body: { offeredOn, toldIn, answer } }))
      discard();
  };
  return (
    <Form
      action={command}
      submit={t('care.legalAid.save')}
      backTo={`/persons/${file.personId}/visits`}
      room="care"
      onSend={() => void send()}
    >
      <Notice title={t('care.legalAid.title')}>
        <p>{t('care.legalAid.first')}</p>
        <BilingualSafetyText textKey="people.rights.legalAid" />
      </Notice>
      <RadioGroup
        label={t('care.legalAid.answer')}
        name="answer"
        value={typed.answer}
        isRequired
        options={optionsOf(legalAidAnswers, (each) => t(`people.legalAidAnswers.${each}`))}
        onChange={(answer) => change({ answer })}
      />
      <Select
        label={t('care.legalAid.toldIn')}
        name="toldIn"
        value={typed.toldIn}
        isRequired
        options={optionsOf(spokenLanguages, (each) => t(`people.languages.${each}`))}
        onChange={(toldIn) => change({ toldIn })}
      />
      <DateField
        label={t('care.legalAid.offeredOn')}
        name="offeredOn"
        value={typed.offeredOn}
        until={today}
        isRequired
        onChange={(offeredOn) => change({ offeredOn })}
      />
    </Form>
  );
}
