// The facts of the copy, each with its actions: correct the text, record that the law changed from
// a day, remove the fact.

import type { ReactNode } from 'react';
import { agesOfLaw, type LawList } from '../difference.ts';
import type { LawPack } from '../model.ts';
import { useWords } from '../../../web/i18n/use-words.ts';
import { ButtonLink } from '../../../web/kit/button-link.tsx';
import { Button } from '../../../web/kit/button.tsx';
import { Card } from '../../../web/kit/card.tsx';
import { Badge } from '../../../web/kit/notice.tsx';
import { Rows } from '../../../web/kit/rows.tsx';
import { paths, to } from '../../../web/paths.ts';
import type { LawDraft } from './draft.ts';
import { takeOut } from './draft-rules.ts';
import { nameOfVersion, rowsOf, titleOf } from './fact-rows.ts';
import { useSpan } from './span.ts';

/** Parts of the law in which an entry can be followed by another one. */
const followed: readonly LawList[] = ['versions', 'offences', 'exemptions'];

export function Entries({
  list,
  draft,
}: {
  readonly list: LawList;
  readonly draft: LawDraft;
}): ReactNode {
  const { t } = useWords();
  return (
    <Rows label={t(`lawEdit.lists.${list}`)}>
      {draft.law[list].map((fact, at) => (
        <OneEntry key={JSON.stringify(fact)} list={list} at={at} draft={draft} />
      ))}
    </Rows>
  );
}

function OneEntry({
  list,
  at,
  draft,
}: {
  readonly list: LawList;
  readonly at: number;
  readonly draft: LawDraft;
}): ReactNode {
  const { t, locale } = useWords();
  const span = useSpan();
  const fact = draft.law[list][at]!;
  const title = titleOf(
    { part: list, key: '', before: null, after: fact as never },
    { t, locale, law: draft.law },
  );
  const isOpen = 'until' in fact && fact.until === null;
  return (
    <li>
      <div className="rows-item">
        <span className="rows-main">
          <span className="rows-title">{title}</span>
          <span className="soft small">
            {'version' in fact &&
              `${nameOfVersion({ t, locale, law: draft.law }, fact.version)}${fact.article ? `, ${fact.article}` : ''} · `}
            {'from' in fact && span(fact)}
            {'monthsMax' in fact && t('law.atMost', { count: fact.monthsMax })}
            {'year' in fact && fact.year}
          </span>
        </span>
        <span className="rows-aside">
          {'status' in fact && <Status status={fact.status} />}
          <ButtonLink to={to(paths.lawChangeEntry, { part: list, place: at })}>
            {t('lawEdit.entry.correct')}
            <Hidden text={title} />
          </ButtonLink>
          {isOpen && followed.includes(list) && (
            <ButtonLink to={to(paths.lawChangeEntry, { part: list, place: 'new' }, { after: at })}>
              {t('lawEdit.entry.follow')}
              <Hidden text={title} />
            </ButtonLink>
          )}
          <Button onClick={() => draft.change(takeOut(draft.law, list, at))}>
            {t('lawEdit.entry.takeOut')}
            <Hidden text={title} />
          </Button>
        </span>
      </div>
    </li>
  );
}

function Hidden({ text }: { readonly text: string }): ReactNode {
  return <span className="visually-hidden">: {text}</span>;
}

function Status({ status }: { readonly status: LawPack['offences'][number]['status'] }): ReactNode {
  const { t } = useWords();
  return (
    <Badge kind={status === 'checked-against-statute' ? 'success' : 'warning'}>
      {t(`law.statuses.${status}`)}
    </Badge>
  );
}

export function AgeEntries({ law }: { readonly law: LawPack }): ReactNode {
  const { t, locale } = useWords();
  return (
    <Card title={t('law.ages')}>
      <Rows label={t('law.ages')}>
        {agesOfLaw.map((key) => {
          const title = t(`lawEdit.ages.${key}`);
          const [[, text] = ['', '']] = rowsOf('responsibility', law.responsibility[key], {
            t,
            locale,
            law,
          });
          return (
            <li key={key}>
              <div className="rows-item">
                <span className="rows-main">
                  <span className="rows-title">{title}</span>
                  <span className="soft small">{text}</span>
                </span>
                <span className="rows-aside">
                  <Status status={law.responsibility[key].status} />
                  <ButtonLink to={to(paths.lawChangeEntry, { part: 'responsibility', place: key })}>
                    {t('lawEdit.entry.correct')}
                    <Hidden text={title} />
                  </ButtonLink>
                </span>
              </div>
            </li>
          );
        })}
      </Rows>
    </Card>
  );
}
