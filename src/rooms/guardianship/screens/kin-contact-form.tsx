// Recording that a relative was asked: who, when, the answer, and the reason that stands behind a
// "no" or a "not yet".

import type { ReactNode } from 'react';
import type { Day } from '../../../kernel/day.ts';
import { useCommand } from '../../../web/command.ts';
import { useDraft } from '../../../web/draft.ts';
import { useWords } from '../../../web/i18n/use-words.ts';
import { Button } from '../../../web/kit/button.tsx';
import { Card } from '../../../web/kit/card.tsx';
import { RadioGroup } from '../../../web/kit/choices.tsx';
import { DateField } from '../../../web/kit/date-field.tsx';
import { ErrorSummary } from '../../../web/kit/error-summary.tsx';
import { optionsOf } from '../../../web/kit/options.ts';
import { Select, TextArea } from '../../../web/kit/text-field.tsx';
import { useToday } from '../../../web/kit/use-today.ts';
import type { recordKinContact } from '../api.ts';
import { kinAnswers, type KinContact, kinReasons, kinRelations } from './codes.ts';

type Typed = {
  readonly relation: KinContact['relation'] | '';
  readonly contactedOn: Day | '';
  readonly answer: KinContact['answer'] | '';
  readonly reason: KinContact['reason'] | '';
  readonly note: string;
};

export function KinContactForm({ searchId }: { readonly searchId: string }): ReactNode {
  const { t } = useWords();
  const today = useToday();
  const start: Typed = { relation: '', contactedOn: today, answer: '', reason: 'none', note: '' };
  const [typed, change, discard] = useDraft(`kin/${searchId}`, start);
  const command = useCommand<typeof recordKinContact>(
    'POST /api/guardianship-searches/:searchId/contacts',
  );
  const send = async (): Promise<void> => {
    const { relation, contactedOn, answer, reason } = typed;
    if (!relation || !contactedOn || !answer || !reason) return;
    const body = { relation, contactedOn, answer, reason, note: typed.note.trim() || null };
    if (await command.run({ params: { searchId }, body })) discard();
  };
  return (
    <Card title={t('guardianship.kin.add')}>
      <form
        className="stack readable"
        onSubmit={(event) => {
          event.preventDefault();
          void send();
        }}
      >
        <ErrorSummary problem={command.problem} room="guardianship" />
        <Select
          label={t('guardianship.kin.relation')}
          name="relation"
          value={typed.relation}
          isRequired
          options={optionsOf(kinRelations, (each) => t(`people.relations.${each}`))}
          onChange={(relation) => change({ relation })}
        />
        <DateField
          label={t('guardianship.kin.contactedOn')}
          name="contactedOn"
          value={typed.contactedOn}
          until={today}
          isRequired
          onChange={(contactedOn) => change({ contactedOn })}
        />
        <RadioGroup
          label={t('guardianship.kin.answer')}
          name="answer"
          value={typed.answer}
          isRequired
          options={optionsOf(kinAnswers, (each) => t(`guardianship.kinAnswers.${each}`))}
          onChange={(answer) => change({ answer })}
        />
        <Select
          label={t('guardianship.kin.reason')}
          hint={t('guardianship.kin.reasonHint')}
          name="reason"
          value={typed.reason}
          isRequired
          options={optionsOf(kinReasons, (each) => t(`guardianship.kinReasons.${each}`))}
          onChange={(reason) => change({ reason })}
        />
        <TextArea
          label={t('guardianship.kin.note')}
          hint={t('people.notClinical')}
          name="note"
          value={typed.note}
          rows={3}
          lengthMax={2000}
          isOptional
          onChange={(note) => change({ note })}
        />
        <div className="row">
          <Button kind="main" type="submit" isBusy={command.isBusy}>
            {t('shell.form.save')}
          </Button>
        </div>
      </form>
    </Card>
  );
}
