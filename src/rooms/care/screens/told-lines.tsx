// How one thing that was said before somebody took over is written: what, who said it and when, and
// by when it is answered or how it was.

import type { ReactNode } from 'react';
import type { WordKey } from '../../../engine/languages/word-key.ts';
import type { ReturnsOf } from '../../../kernel/contract.ts';
import { useWords } from '../../../web/i18n/use-words.ts';
import { Badge } from '../../../web/kit/notice.tsx';
import { useRead } from '../../../web/read.ts';
import type { readTold } from '../told/api.ts';
import { useWhen } from './urgent-lines.tsx';

export type Told = ReturnsOf<typeof readTold>;
export type ToldItem = Told['told'][number];

export function useTold(personId: string) {
  return useRead<typeof readTold>('GET /api/persons/:personId/told', { params: { personId } });
}

/** The codes of an offer and of legal aid are checked in the database; each has its words. */
export function useSubject(): (item: ToldItem) => string {
  const { t } = useWords();
  return ({ kind, code }) => {
    if (kind === 'legal-aid') return t(`told.legal.${code}` as WordKey);
    const words = kind === 'language' ? `people.languages.${code}` : `told.codes.${code}`;
    return `${t(`told.kinds.${kind}`)}: ${t(words as WordKey)}`;
  };
}

export function ToldLine({ item }: { readonly item: ToldItem }): ReactNode {
  const { t } = useWords();
  const when = useWhen();
  const subject = useSubject();
  const { source, saidAt, saidBy, dueAt, late, state, answeredAt, answeredBy } = item;
  const unknown = t('told.unknown');
  const due = when(dueAt);
  return (
    <li>
      <div className="rows-item">
        <span className="rows-main">
          <span>{subject(item)}</span>
          {answeredAt !== null && (
            <span>
              {t(`told.answers.${state}`)}{' '}
              <span className="soft small">
                {t('told.done', { when: when(answeredAt), name: answeredBy?.name ?? unknown })}
              </span>
            </span>
          )}
          <span className="soft small">
            {t(`told.said.${source}`, {
              when: when(saidAt),
              // Whoever offers works for the programme, whose names are not shown here.
              name: saidBy.name ?? (source === 'offer' ? t('told.coordinator') : unknown),
            })}
          </span>
        </span>
        {state === 'open' && (
          <span className="rows-aside">
            {late ? (
              <Badge kind="danger">{t('told.late', { when: due })}</Badge>
            ) : (
              t('told.by', { when: due })
            )}
          </span>
        )}
      </div>
    </li>
  );
}
