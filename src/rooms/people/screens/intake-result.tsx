// After an intake: the codes to write down, and what comes next for each person.

import { type ReactNode, useEffect, useRef } from 'react';
import type { ReturnsOf } from '../../../kernel/contract.ts';
import { useWords } from '../../../web/i18n/use-words.ts';
import { Button } from '../../../web/kit/button.tsx';
import { Card } from '../../../web/kit/card.tsx';
import { Notice } from '../../../web/kit/notice.tsx';
import { Row, Rows } from '../../../web/kit/rows.tsx';
import { paths, to } from '../../../web/paths.ts';
import type { addHousehold } from '../api-intake.ts';

export function IntakeResult({
  result,
  onNext,
}: {
  readonly result: ReturnsOf<typeof addHousehold>;
  readonly onNext: () => void;
}): ReactNode {
  const { t } = useWords();
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => box.current?.focus(), []);
  return (
    <Card title={t('people.intake.opened', { count: result.persons.length })}>
      <Notice kind="success" focusRef={box} isAnnounced>
        <p>{t('people.intake.householdCode', { code: result.householdCode })}</p>
        <p>{t('people.intake.nextStep')}</p>
      </Notice>
      <Rows label={t('people.intake.files')}>
        {result.persons.map(({ id, code }) => (
          <Row
            key={id}
            to={to(paths.person, { personId: id })}
            title={code}
            text={t('people.intake.openFile')}
          />
        ))}
      </Rows>
      <div className="row">
        <Button onClick={onNext}>{t('people.intake.another')}</Button>
      </div>
    </Card>
  );
}
