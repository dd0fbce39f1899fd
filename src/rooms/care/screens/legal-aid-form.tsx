// Recording that legal aid was offered, before any interview: words to read out, the language in
// which they were said, and the answer. No answer excludes anyone from anything.

import { legalAidAnswers, spokenLanguages } from '../../../kernel/person.ts';
import type { Day } from '../../../kernel/day.ts';
import type { ReactNode } from 'react';
import { useWords } from '../../../web/i18n/use-words.ts';
import { BilingualSafetyText } from '../../../web/kit/bilingual-text.tsx';
import { CommandForm } from '../../../web/kit/command-form.tsx';
import type { LinesOf } from '../../../web/kit/lines-of.ts';
import { Notice } from '../../../web/kit/notice.tsx';
import { useToday } from '../../../web/kit/use-today.ts';
import { paths, to } from '../../../web/paths.ts';
import type { recordLegalAidOffer } from '../needs/api.ts';
import type { CaseFile, LegalAid } from './shapes.ts';

export function legalAidLines(today: Day): LinesOf<LegalAid> {
  return {
    answer: {
      is: 'choice',
      label: 'care.legalAid.answer',
      codes: legalAidAnswers,
      words: (code) => `people.legalAidAnswers.${code}`,
    },
    toldIn: {
      is: 'list',
      label: 'care.legalAid.toldIn',
      codes: spokenLanguages,
      words: (code) => `people.languages.${code}`,
    },
    offeredOn: { is: 'day', label: 'care.legalAid.offeredOn', until: today },
  };
}

/** `opens`: left out, it stays where the visit follows. */
export function LegalAidForm({
  file,
  opens,
}: {
  readonly file: CaseFile;
  readonly opens?: string;
}): ReactNode {
  const { t } = useWords();
  const today = useToday();
  return (
    <CommandForm<typeof recordLegalAidOffer>
      command="POST /api/cases/:caseId/legal-aid-offers"
      params={{ caseId: file.caseId }}
      room="care"
      submit="care.legalAid.save"
      backTo={to(paths.visits, { personId: file.personId })}
      {...(opens !== undefined && { opens })}
      start={{ offeredOn: today }}
      lines={legalAidLines(today)}
    >
      <Notice title={t('care.legalAid.title')}>
        <p>{t('care.legalAid.first')}</p>
        <BilingualSafetyText textKey="people.rights.legalAid" />
      </Notice>
    </CommandForm>
  );
}
