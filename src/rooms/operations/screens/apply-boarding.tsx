// Taking over who boarded from a carrier's list. What contradicts an answer that a person gave
// earlier is left unchanged and listed, for a person to look at.

import { type ReactNode, useState } from 'react';
import type { ReturnsOf } from '../../../kernel/contract.ts';
import { formatNumber } from '../../../engine/languages/format.ts';
import { useCommand } from '../../../web/command.ts';
import { useWords } from '../../../web/i18n/use-words.ts';
import { findWords } from '../../../web/i18n/words.ts';
import { Button } from '../../../web/kit/button.tsx';
import { Card, Facts } from '../../../web/kit/card.tsx';
import { Confirm } from '../../../web/kit/confirm.tsx';
import { Notice } from '../../../web/kit/notice.tsx';
import { Row, Rows } from '../../../web/kit/rows.tsx';
import { paths, to } from '../../../web/paths.ts';
import type { applyBoarding } from '../lists/api.ts';

type Boarding = ReturnsOf<typeof applyBoarding>;

export function ApplyBoarding({
  operationId,
  listId,
  onApplied,
}: {
  readonly operationId: string;
  readonly listId: string;
  readonly onApplied: () => void;
}): ReactNode {
  const { t } = useWords();
  const [isAsked, setIsAsked] = useState(false);
  const [boarding, setBoarding] = useState<Boarding | null>(null);
  const command = useCommand<typeof applyBoarding>(
    'PUT /api/operations/:operationId/lists/:listId/boarding',
  );
  const confirm = async (): Promise<void> => {
    const answer = await command.run({ params: { operationId, listId } });
    if (!answer) return;
    setBoarding(answer);
    setIsAsked(false);
    onApplied();
  };
  return (
    <Card title={t('operations.boarding.title')}>
      <p>{t('operations.boarding.lead')}</p>
      {boarding && <Result boarding={boarding} operationId={operationId} />}
      <div className="row">
        <Button kind={boarding ? 'plain' : 'main'} onClick={() => setIsAsked(true)}>
          {t('operations.boarding.step')}
        </Button>
      </div>
      <Confirm
        isOpen={isAsked}
        title={t('operations.boarding.title')}
        kind="main"
        room="operations"
        step={t('operations.boarding.step')}
        action={command}
        onConfirm={() => void confirm()}
        onClose={() => setIsAsked(false)}
      >
        <p>{t('operations.boarding.ask')}</p>
      </Confirm>
    </Card>
  );
}

function Result({
  boarding,
  operationId,
}: {
  readonly boarding: Boarding;
  readonly operationId: string;
}): ReactNode {
  const { t, locale } = useWords();
  const number = (count: number): string => formatNumber(locale, count);
  const stateWord = (code: string): string => findWords(`operations.entryStates.${code}`) ?? code;
  return (
    <>
      <Notice kind="success" isAnnounced title={t('operations.boarding.done')}>
        <Facts
          facts={[
            [t('operations.entryStates.boarded'), number(boarding.boarded)],
            [t('operations.entryStates.not-boarded'), number(boarding.notBoarded)],
            [t('operations.boarding.unchanged'), number(boarding.unchanged)],
          ]}
        />
      </Notice>
      {boarding.conflicts.length > 0 && (
        <>
          <Notice
            kind="warning"
            title={t('operations.boarding.conflicts', { count: boarding.conflicts.length })}
          >
            <p>{t('operations.boarding.conflictsText')}</p>
          </Notice>
          <Rows
            label={t('operations.boarding.conflicts', {
              count: boarding.conflicts.length,
            })}
          >
            {boarding.conflicts.map((one) => (
              <Row
                key={one.entryId}
                to={to(paths.operationEntry, { operationId, entryId: one.entryId })}
                title={one.code}
                text={t('operations.boarding.conflict', {
                  state: stateWord(one.state),
                  listed: stateWord(one.listed),
                })}
              />
            ))}
          </Rows>
        </>
      )}
    </>
  );
}
