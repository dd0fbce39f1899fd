// The exact code of the case, what threatens the person, and why, in the opener's words. A code
// that opens nothing gets one answer, whatever the cause, and what was typed stays. What will
// follow is between the fields and the button: someone in a hurry passes it without having to wait.

import { type ReactNode, useState } from 'react';
import { useCommand } from '../../../web/command.ts';
import { useDraft } from '../../../web/draft.ts';
import { useWords } from '../../../web/i18n/use-words.ts';
import { BilingualSafetyText } from '../../../web/kit/bilingual-text.tsx';
import { RadioGroup } from '../../../web/kit/choices.tsx';
import { Form } from '../../../web/kit/form.tsx';
import { Notice } from '../../../web/kit/notice.tsx';
import { optionsOf } from '../../../web/kit/options.ts';
import { TextArea, TextField } from '../../../web/kit/text-field.tsx';
import { paths, to } from '../../../web/paths.ts';
import type { openEmergency } from '../emergency/api.ts';

const kinds = ['violence', 'health', 'missing', 'disaster'] as const;
type Typed = {
  readonly caseCode: string;
  readonly kind: (typeof kinds)[number] | '';
  readonly reason: string;
};

export function EmergencyForm(): ReactNode {
  const { t } = useWords();
  const [typed, change, discard] = useDraft<Typed>('emergency', {
    caseCode: '',
    kind: '',
    reason: '',
  });
  const [isNothing, setIsNothing] = useState(false);
  const command = useCommand<typeof openEmergency>('POST /api/emergencies');
  const send = async (): Promise<void> => {
    const { caseCode, kind, reason } = typed;
    if (!kind) return;
    setIsNothing(false);
    const answer = await command.run({ body: { caseCode, kind, reason } });
    if (answer?.openingId) discard();
    else if (answer) setIsNothing(true);
  };
  return (
    <Form
      action={command}
      submit={t('emergency.open')}
      room="emergency"
      backTo={to(paths.today)}
      onSend={() => void send()}
    >
      {isNothing && (
        <Notice kind="warning" isAnnounced title={t('emergency.nothing')}>
          <p>{t('emergency.nothingText')}</p>
        </Notice>
      )}
      <TextField
        label={t('emergency.code')}
        hint={t('emergency.codeHint')}
        name="caseCode"
        isRequired
        value={typed.caseCode}
        lengthMax={30}
        onChange={(caseCode) => change({ caseCode })}
      />
      <RadioGroup
        label={t('emergency.kind')}
        name="kind"
        value={typed.kind}
        isRequired
        options={optionsOf(kinds, (each) => t(`emergency.kinds.${each}`))}
        onChange={(kind) => change({ kind })}
      />
      <TextArea
        label={t('emergency.reason')}
        hint={t('emergency.reasonHint')}
        name="reason"
        isRequired
        rows={3}
        value={typed.reason}
        lengthMax={4000}
        onChange={(reason) => change({ reason })}
      />
      <Notice title={t('emergency.follows')}>
        <BilingualSafetyText textKey="emergency.safety.one" />
        <BilingualSafetyText textKey="emergency.safety.told" />
        <BilingualSafetyText textKey="emergency.safety.reviewed" />
      </Notice>
    </Form>
  );
}
