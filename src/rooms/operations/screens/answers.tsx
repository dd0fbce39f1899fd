// Answers and steps of a family, or of the families of one page, in one form: what is the same for
// all is chosen once, and for each person what is different. Each gets a record of their own.

import type { ReactNode } from 'react';
import { useLocation } from 'wouter';
import { useCommand } from '../../../web/command.ts';
import { useDraft } from '../../../web/draft.ts';
import { useWords } from '../../../web/i18n/use-words.ts';
import { BilingualSafetyText } from '../../../web/kit/bilingual-text.tsx';
import { Card } from '../../../web/kit/card.tsx';
import { RadioGroup } from '../../../web/kit/choices.tsx';
import { Form } from '../../../web/kit/form.tsx';
import { EmptyState, Loaded } from '../../../web/kit/loaded.tsx';
import { Notice } from '../../../web/kit/notice.tsx';
import { optionsOf } from '../../../web/kit/options.ts';
import { Select } from '../../../web/kit/text-field.tsx';
import { useAddress } from '../../../web/kit/use-address.ts';
import { paths, to } from '../../../web/paths.ts';
import { useRead } from '../../../web/read.ts';
import type { ScreenProps } from '../../../web/screen.ts';
import type { listEntries, listFamilies } from '../entries/api.ts';
import type { moveEntries } from '../entries/api-together.ts';
import { entryBases, entryReasons, type EntryState, togetherMost } from '../entries/model.ts';
import { takesReason } from '../entries/rules.ts';
import { type AnswersTyped, asOthers, movesOf, statesFor, statesForAll } from './answers-typed.ts';
import { MemberAnswer } from './member-answer.tsx';
import { OperationFrame } from './operation-frame.tsx';
import type { Entry } from './shapes.ts';

type Props = { readonly operationId: string; readonly familyId: string; readonly after: string };

export function Answers({ params: { operationId = '' } }: ScreenProps): ReactNode {
  const address = useAddress();
  const props = { operationId, familyId: address.get('familyId'), after: address.get('after') };
  return (
    <OperationFrame operationId={operationId} tabTitle="operations.together.title">
      {props.familyId ? <OfFamily {...props} /> : <OfPage {...props} />}
    </OperationFrame>
  );
}

function OfFamily(props: Props): ReactNode {
  const { operationId, familyId } = props;
  const query = useRead<typeof listEntries>('GET /api/operations/:operationId/entries', {
    params: { operationId },
    query: { familyId, limit: 100 },
  });
  return (
    <Loaded query={query} room="operations" isEmpty={() => false}>
      {({ entries }) => <Fields {...props} entries={entries} />}
    </Loaded>
  );
}

/** The same page of families as the list that led here. */
export const familiesPerPage = 25;

function OfPage(props: Props): ReactNode {
  const { operationId, after } = props;
  const query = useRead<typeof listFamilies>('GET /api/operations/:operationId/families', {
    params: { operationId },
    query: { after: after || undefined, limit: familiesPerPage },
  });
  return (
    <Loaded query={query} room="operations" isEmpty={() => false}>
      {({ families }) => <Fields {...props} entries={families.flatMap((one) => one.entries)} />}
    </Loaded>
  );
}

function useAnswers({ operationId, familyId, after }: Props, entries: readonly Entry[]) {
  const [, open] = useLocation();
  const [typed, change, discard] = useDraft<AnswersTyped>(
    `answers/${operationId}/${familyId || after}`,
    { to: '', reason: '', basis: '', own: {} },
  );
  const command = useCommand<typeof moveEntries>('PUT /api/operations/:operationId/states');
  const back = to(paths.operationFamilies, { operationId }, { after });
  const moves = movesOf(typed, entries);
  const send = async (): Promise<void> => {
    if (!typed.basis || moves.length === 0) return;
    const body = { basis: typed.basis, moves };
    if (!(await command.run({ params: { operationId }, body }))) return;
    discard();
    open(to(paths.operationFamilies, { operationId }, { after, saved: 'yes' }));
  };
  return { typed, change, command, back, moves, send };
}

function Fields(props: Props & { readonly entries: readonly Entry[] }): ReactNode {
  const { t } = useWords();
  const entries = props.entries.filter((entry) => statesFor([entry]).length > 0);
  const { typed, change, command, back, moves, send } = useAnswers(props, entries);
  if (entries.length === 0) return <EmptyState title={t('operations.together.nobody')} />;
  return (
    <Form
      action={command}
      submit={t('operations.together.submit', { count: moves.length })}
      backTo={back}
      room="operations"
      labels={{ moves: t('operations.move.to'), basis: t('operations.move.basis') }}
      onSend={() => void send()}
    >
      <p>{t('operations.together.lead')}</p>
      <Notice>
        <BilingualSafetyText textKey="operations.safety.askedAlone" />
      </Notice>
      <RadioGroup
        label={t('operations.together.forAll')}
        hint={t('operations.together.forAllHint')}
        name="to"
        value={typed.to}
        isRequired
        options={optionsOf<EntryState | typeof asOthers>(
          [...statesForAll(entries), asOthers],
          (state) =>
            state === asOthers
              ? t('operations.together.eachOwn')
              : t(`operations.entryStates.${state}`),
        )}
        onChange={(state) => change({ to: state, reason: '' })}
      />
      {takesReason(typed.to === asOthers ? '' : typed.to) && (
        <Select
          label={t('operations.move.reason')}
          hint={t('operations.move.reasonHint')}
          value={typed.reason}
          isRequired
          options={optionsOf(entryReasons, (code) => t(`operations.entryReasons.${code}`))}
          onChange={(reason) => change({ reason })}
        />
      )}
      <RadioGroup
        label={t('operations.move.basis')}
        name="basis"
        value={typed.basis}
        isRequired
        options={optionsOf(entryBases, (code) => t(`operations.bases.${code}`))}
        onChange={(basis) => change({ basis })}
      />
      {[...Map.groupBy(entries.slice(0, togetherMost), (one) => one.familyCode)].map(
        ([code, members]) => (
          <Card key={code} title={t('operations.people.family', { code })} level={2}>
            {members.map((entry) => (
              <MemberAnswer
                key={entry.id}
                entry={entry}
                typed={typed}
                onChange={(own) => change({ own: { ...typed.own, [entry.id]: own } })}
              />
            ))}
          </Card>
        ),
      )}
    </Form>
  );
}
