// Where an operation may go from here: one button for each step, which asks once in plain words for
// the day on which it happened and a coded reason. A free text would soon contain names.

import { type ReactNode, useState } from 'react';
import type { TypedDay } from '../../../engine/forms/typed-day.ts';
import { isDay } from '../../../kernel/day.ts';
import { useCommand } from '../../../web/command.ts';
import { useWords } from '../../../web/i18n/use-words.ts';
import { Button } from '../../../web/kit/button.tsx';
import { Card } from '../../../web/kit/card.tsx';
import { Confirm } from '../../../web/kit/confirm.tsx';
import { DateField } from '../../../web/kit/date-field.tsx';
import { optionsOf } from '../../../web/kit/options.ts';
import { Select } from '../../../web/kit/text-field.tsx';
import { useToday } from '../../../web/kit/use-today.ts';
import type { moveOperation } from '../operation/api.ts';
import { operationReasons } from '../operation/model.ts';
import type { OperationMove, OperationPage } from './shapes.ts';

const onward: readonly OperationMove[] = [
  'lists-verified',
  'approved',
  'executing',
  'landed',
  'reception',
  'dispersal',
  'closed',
  'resumed',
];
const heavy: readonly OperationMove[] = ['cancelled', 'closed'];

export function OperationMoves({ page }: { readonly page: OperationPage }): ReactNode {
  const { t } = useWords();
  const [asked, setAsked] = useState<OperationMove | null>(null);
  const { operation, mayMoveTo } = page;
  const { state } = operation;
  const main = mayMoveTo.find((move) => onward.includes(move));
  return (
    <Card title={t('operations.moves.title', { state: t(`operations.states.${state}`) })}>
      <p>{t(`operations.meaning.${state}`)}</p>
      {mayMoveTo.length > 0 && (
        <div className="row">
          {mayMoveTo.map((move) => (
            <Button
              key={move}
              kind={move === main ? 'main' : 'plain'}
              onClick={() => setAsked(move)}
            >
              {t(`operations.moves.step.${move}`)}
            </Button>
          ))}
        </div>
      )}
      {asked !== null && (
        <Question
          key={`${asked}/${operation.version}`}
          operation={operation}
          to={asked}
          onClose={() => setAsked(null)}
        />
      )}
    </Card>
  );
}

function Question({
  operation,
  to,
  onClose,
}: {
  readonly operation: OperationPage['operation'];
  readonly to: OperationMove;
  readonly onClose: () => void;
}): ReactNode {
  const { t } = useWords();
  const today = useToday();
  const [on, setOn] = useState<TypedDay>(today);
  const [reason, setReason] = useState<(typeof operationReasons)[number]>('as-planned');
  const command = useCommand<typeof moveOperation>('PUT /api/operations/:operationId/state');
  const confirm = async (): Promise<void> => {
    if (!isDay(on)) return;
    const saved = await command.run({
      params: { operationId: operation.id },
      body: { to, reason, on, baseVersion: operation.version },
    });
    if (saved) onClose();
  };
  return (
    <Confirm
      isOpen
      title={t(`operations.moves.step.${to}`)}
      step={t(`operations.moves.step.${to}`)}
      kind={heavy.includes(to) ? 'danger' : 'main'}
      action={command}
      room="operations"
      onConfirm={() => void confirm()}
      onClose={onClose}
    >
      <p>{t(`operations.moves.ask.${to}`)}</p>
      <DateField
        label={t('operations.moves.on')}
        value={on}
        until={today}
        isRequired
        onChange={setOn}
      />
      <Select
        label={t('operations.moves.reason')}
        value={reason}
        onChange={setReason}
        options={optionsOf(operationReasons, (code) => t(`operations.reasons.${code}`))}
      />
    </Confirm>
  );
}
