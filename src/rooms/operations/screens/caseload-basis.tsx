// The last step: that legal aid was offered, what the people were told, and on what ground their
// files open, once for the whole list. After one more question all files open together, or none.

import { type ReactNode, useState } from 'react';
import type { Day } from '../../../kernel/day.ts';
import type { QueryOf, ReturnsOf } from '../../../kernel/contract.ts';
import { request } from '../../../web/api.ts';
import { useAction } from '../../../web/command.ts';
import { useDraft } from '../../../web/draft.ts';
import { useWords } from '../../../web/i18n/use-words.ts';
import { findWords } from '../../../web/i18n/words.ts';
import { BilingualSafetyText } from '../../../web/kit/bilingual-text.tsx';
import { Button } from '../../../web/kit/button.tsx';
import { Card } from '../../../web/kit/card.tsx';
import { RadioGroup } from '../../../web/kit/choices.tsx';
import { Confirm } from '../../../web/kit/confirm.tsx';
import { DateField } from '../../../web/kit/date-field.tsx';
import { Notice } from '../../../web/kit/notice.tsx';
import { codesOf, optionsOf } from '../../../web/kit/options.ts';
import { ProvinceSelect } from '../../../web/kit/provinces.tsx';
import { useToday } from '../../../web/kit/use-today.ts';
import { codeOf } from '../../../web/problem.ts';
import { readings } from '../../../web/read.ts';
import { ConsentFields, consentsOf, startConsent } from '../../people/public-web-consent.ts';
import type { importCaseload } from '../caseload/api.ts';
import { type Caseload, openErrors, type Preview } from './use-caseload.ts';

type Query = QueryOf<typeof importCaseload>;
const answers = codesOf<Query['legalAidAnswer']>()(['accepted', 'declined', 'later']);

export function CaseloadBasis({
  caseload,
  preview,
  onDone,
}: {
  readonly caseload: Caseload;
  readonly preview: Preview;
  readonly onDone: (result: ReturnsOf<typeof importCaseload>) => void;
}): ReactNode {
  const { t } = useWords();
  const today = useToday();
  const [typed, change, discard] = useDraft('caseload', {
    legalAid: '' as Query['legalAidAnswer'] | '',
    legalAidOn: today as Day | '',
    province: '',
    consent: startConsent(today),
  });
  const [isTried, setIsTried] = useState(false);
  const [isAsked, setIsAsked] = useState(false);
  const basis = basisOf(typed);
  const undecided = openErrors(preview, caseload.leftOut.keys).length;
  const action = useAction((query: Query, commandId) =>
    request<typeof importCaseload>(
      'POST /api/caseload-lists',
      { query, body: caseload.file ?? new Blob() },
      { commandId },
    ),
  );
  const count = countTaken(preview, caseload.leftOut.keys);
  const bring = async (): Promise<void> => {
    const result = basis && (await action.run({ ...caseload.query(), ...basis }));
    if (!result) return;
    setIsAsked(false);
    discard();
    await readings.invalidateQueries();
    onDone(result);
  };
  return (
    <Card title={t('caseload.basisStep')}>
      <Notice>
        <BilingualSafetyText textKey="people.rights.legalAid" />
      </Notice>
      <RadioGroup
        label={t('caseload.legalAid')}
        name="legalAidAnswer"
        value={typed.legalAid}
        isRequired
        options={optionsOf(answers, (code) => t(`people.legalAidAnswers.${code}`))}
        onChange={(legalAid) => change({ legalAid })}
      />
      <DateField
        label={t('people.intake.legalAidOn')}
        name="legalAidOn"
        value={typed.legalAidOn}
        until={today}
        isRequired
        onChange={(legalAidOn) => change({ legalAidOn })}
      />
      <p>{t('caseload.basisText')}</p>
      <ConsentFields
        value={typed.consent}
        path="consent"
        onChange={(consent) => change({ consent })}
      />
      <ProvinceSelect
        label={t('people.person.province')}
        hint={t('caseload.provinceHint')}
        isOptional
        value={typed.province}
        onChange={(province) => change({ province })}
      />
      {isTried && (!basis || undecided > 0) && (
        <Notice kind="danger" isAnnounced title={t('people.intake.incomplete')}>
          <p>{t(basis ? 'operations.errorRows.lead' : 'caseload.incomplete')}</p>
        </Notice>
      )}
      <div className="row">
        <Button
          kind="main"
          onClick={() => {
            setIsTried(true);
            if (basis && undecided === 0) setIsAsked(true);
          }}
        >
          {t('people.intake.open', { count })}
        </Button>
      </div>
      <Confirm
        isOpen={isAsked}
        kind="main"
        title={t('caseload.confirmTitle')}
        action={action}
        step={t('people.intake.open', { count })}
        room={roomOf(action.problem)}
        onConfirm={() => void bring()}
        onClose={() => setIsAsked(false)}
      >
        <p>{t('caseload.confirmText')}</p>
      </Confirm>
    </Card>
  );
}

type Typed = {
  readonly legalAid: Query['legalAidAnswer'] | '';
  readonly legalAidOn: Day | '';
  readonly province: string;
  readonly consent: ReturnType<typeof startConsent>;
};

/** Null while something is missing. */
function basisOf({ legalAid, legalAidOn, province, consent }: Typed) {
  const consents = consentsOf(consent);
  const [first] = consents ?? [];
  if (!consents || !first || !legalAid || !legalAidOn) return null;
  const { ground, toldIn, toldHow, toldOn, untilOn } = first;
  return {
    purposes: consents.map(({ purpose }) => purpose).join(','),
    ground,
    toldIn,
    toldHow,
    toldOn,
    untilOn,
    legalAidAnswer: legalAid,
    legalAidOn,
    province: province || undefined,
  };
}

function countTaken(preview: Preview, keys: readonly string[]): number {
  const taken = preview.sheets.filter(({ excluded }) => !excluded);
  const out = keys.filter((key) => taken.some(({ sheet }) => key.startsWith(`${sheet}|`))).length;
  return Math.max(0, preview.totals.persons - out);
}

// Refusals of an intake have their words in the room people, those of a file in this room.
function roomOf(problem: unknown): 'operations' | 'people' {
  const isOfFile = problem !== null && findWords(`operations.refusals.${codeOf(problem)}`) !== null;
  return isOfFile ? 'operations' : 'people';
}
