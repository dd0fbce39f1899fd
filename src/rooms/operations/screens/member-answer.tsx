// One person in the form of answers for several: what is different for them, if anything.

import type { ReactNode } from 'react';
import { useWords } from '../../../web/i18n/use-words.ts';
import { Badge } from '../../../web/kit/notice.tsx';
import { optionsOf } from '../../../web/kit/options.ts';
import { Select } from '../../../web/kit/text-field.tsx';
import { entryReasons } from '../entries/model.ts';
import { entryMoves, takesReason } from '../entries/rules.ts';
import {
  type AnswersTyped,
  asOthers,
  leftAsIs,
  noOwnAnswer,
  type OwnAnswer,
  stateOf,
} from './answers-typed.ts';
import { EntryLine } from './entry-row.tsx';
import type { Entry } from './shapes.ts';

export function MemberAnswer({
  entry,
  typed,
  onChange,
}: {
  readonly entry: Entry;
  readonly typed: AnswersTyped;
  readonly onChange: (own: OwnAnswer) => void;
}): ReactNode {
  const { t } = useWords();
  const name = entry.name?.full ?? entry.code;
  const own = typed.own[entry.id] ?? noOwnAnswer;
  const state = stateOf(typed, entry);
  const isOwn = own.to !== asOthers && own.to !== leftAsIs;
  return (
    <div className="stack">
      <p className="label">
        <bdi>{name}</bdi>{' '}
        <Badge kind="plain">
          {t(`operations.entryStates.${entry.state}`)}
          {state && ` → ${t(`operations.entryStates.${state}`)}`}
        </Badge>
      </p>
      <p className="soft">
        <EntryLine entry={entry} />
      </p>
      <Select
        label={t('operations.together.own', { name })}
        value={own.to}
        options={optionsOf<OwnAnswer['to']>(
          [asOthers, ...entryMoves(entry.state), leftAsIs],
          (to) =>
            to === asOthers || to === leftAsIs
              ? t(`operations.together.${to}`)
              : t(`operations.entryStates.${to}`),
        )}
        onChange={(to) => onChange({ to, reason: '' })}
      />
      {isOwn && state && takesReason(state) && (
        <Select
          label={t('operations.together.ownReason', { name })}
          value={own.reason}
          isRequired
          options={optionsOf(entryReasons, (code) => t(`operations.entryReasons.${code}`))}
          onChange={(reason) => onChange({ ...own, reason })}
        />
      )}
    </div>
  );
}
