// Answering what was said before somebody took over, several at once, and how the rest was
// answered. Legal aid is asked about anew in its own form: that answer takes the place of the
// earlier one.

import '../../../web/styles/records.css';
import type { ReactNode } from 'react';
import { useWords } from '../../../web/i18n/use-words.ts';
import { ButtonLink } from '../../../web/kit/button-link.tsx';
import { Card } from '../../../web/kit/card.tsx';
import { CommandForm } from '../../../web/kit/command-form.tsx';
import type { LinesOf } from '../../../web/kit/lines-of.ts';
import { EmptyState, Loaded } from '../../../web/kit/loaded.tsx';
import { Rows } from '../../../web/kit/rows.tsx';
import { paths, to } from '../../../web/paths.ts';
import type { ScreenProps } from '../../../web/screen.ts';
import { PersonFrame } from '../../people/public-web.ts';
import type { answerTold } from '../told/api.ts';
import { type ToldAnswer, toldAnswers } from '../told/model.ts';
import { type Told, type ToldItem, ToldLine, useSubject, useTold } from './told-lines.tsx';

export function ToldOfPerson({ params: { personId = '' } }: ScreenProps): ReactNode {
  const query = useTold(personId);
  const person = query.data && { name: query.data.name, code: query.data.personCode };
  return (
    <PersonFrame personId={personId} tabTitle="told.title" person={person}>
      <Loaded query={query} room="told" isEmpty={() => false}>
        {(found) => <AllTold found={found} personId={personId} />}
      </Loaded>
    </PersonFrame>
  );
}

type Part = { readonly found: Told; readonly personId: string };

function AllTold({ found, personId }: Part): ReactNode {
  const { t } = useWords();
  const { told, may } = found;
  const open = told.filter(({ state }) => state === 'open');
  const answered = told.filter(({ state }) => state !== 'open');
  if (told.length === 0) return <EmptyState title={t('told.none')} />;
  return (
    <>
      <p className="soft">{t('told.lead')}</p>
      {open.length > 0 && may.answer && <Answers open={open} personId={personId} />}
      {open.length > 0 && !may.answer && (
        <Card title={t('told.partTitle')}>
          <Rows label={t('told.partTitle')}>
            {open.map((item) => (
              <ToldLine key={item.id} item={item} />
            ))}
          </Rows>
        </Card>
      )}
      {answered.length > 0 && (
        <Card title={t('told.all')}>
          <Rows label={t('told.all')}>
            {answered.map((item) => (
              <ToldLine key={item.id} item={item} />
            ))}
          </Rows>
        </Card>
      )}
    </>
  );
}

type Questions = { readonly [id: string]: ToldAnswer | null };

/** A line for each thing that waits: `what` it is, in words. */
export function toldLines(open: readonly { id: string; what: string }[]): LinesOf<Questions> {
  const lines = open.map(({ id, what }) => [
    id,
    {
      is: 'choice',
      label: { key: 'told.about', values: { what } },
      isOptional: true,
      codes: toldAnswers,
      words: (code: ToldAnswer) => `told.answers.${code}` as const,
    },
  ]);
  return Object.fromEntries(lines) as LinesOf<Questions>;
}

function Answers({
  open,
  personId,
}: {
  readonly open: readonly ToldItem[];
  readonly personId: string;
}): ReactNode {
  const { t } = useWords();
  const subject = useSubject();
  return (
    <CommandForm<typeof answerTold, Questions>
      command="PUT /api/persons/:personId/told"
      params={{ personId }}
      room="told"
      submit="told.submit"
      backTo={to(paths.person, { personId })}
      opens={to(paths.person, { personId }, { saved: 'yes' })}
      labels={{ answers: 'told.nothing' }}
      toBody={(given) => ({
        answers: open.flatMap(({ id, version }) => {
          const answer = given[id];
          return answer ? [{ id, baseVersion: version, answer }] : [];
        }),
      })}
      lines={toldLines(open.map((item) => ({ id: item.id, what: subject(item) })))}
    >
      <p>{t('told.beingMet')}</p>
      <p className="soft">{t('told.later')}</p>
      {open.some(({ source }) => source === 'offer') && <p>{t('told.ofFamily')}</p>}
      {open.some(({ kind }) => kind === 'legal-aid') && (
        <p>
          <ButtonLink to={to(paths.newLegalAid, { personId })}>{t('told.askAgain')}</ButtonLink>
        </p>
      )}
    </CommandForm>
  );
}
