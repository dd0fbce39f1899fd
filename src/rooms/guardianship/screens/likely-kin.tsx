// Possible relatives by name: adults in files the officer can open, organisations to ask, and, for
// an adult, children who travel alone on lists. It says whom to ask about and why, never that
// someone is a relative.

import type { ReactNode } from 'react';
import type { ReturnsOf } from '../../../kernel/contract.ts';
import { pickName } from '../../../web/kit/pick-name.ts';
import { useWords } from '../../../web/i18n/use-words.ts';
import { Card } from '../../../web/kit/card.tsx';
import { Loaded } from '../../../web/kit/loaded.tsx';
import { Notice } from '../../../web/kit/notice.tsx';
import { Row, Rows } from '../../../web/kit/rows.tsx';
import { paths, to } from '../../../web/paths.ts';
import { useRead } from '../../../web/read.ts';
import { reasonText } from '../../people/public-web.ts';
import type { listChildrenOnLists, listLikelyKin } from '../api-kin.ts';

type Reason = ReturnsOf<typeof listLikelyKin>['near'][number]['reasons'][number];

export function LikelyKin({ searchId }: { readonly searchId: string }): ReactNode {
  const { t, locale } = useWords();
  const query = useRead<typeof listLikelyKin>(
    'GET /api/guardianship-searches/:searchId/likely-kin',
    { params: { searchId } },
  );
  return (
    <Card title={t('guardianship.likelyKin.title')}>
      <p className="soft">{t('guardianship.likelyKin.lead')}</p>
      <Loaded query={query} room="guardianship" isEmpty={() => false}>
        {({ near, elsewhere, elsewhereAsked }) => (
          <>
            {near.length === 0 ? (
              <p>{t('guardianship.likelyKin.none')}</p>
            ) : (
              <Rows label={t('guardianship.likelyKin.title')}>
                {near.map(({ personId, code, name, relation, reasons }) => (
                  <Row
                    key={personId}
                    to={to(paths.person, { personId })}
                    title={`${name} · ${t(`people.relations.${relation}`)}`}
                    text={[code, ...said(reasons)].join(' · ')}
                  />
                ))}
              </Rows>
            )}
            {!elsewhereAsked && (
              <Notice kind="warning">
                <p>{t('guardianship.likelyKin.notAsked')}</p>
              </Notice>
            )}
            {elsewhere.length > 0 && (
              <Notice title={t('guardianship.likelyKin.elsewhere')}>
                <ul>
                  {elsewhere.map(({ organisationNames }) => {
                    const name = pickName(organisationNames, locale);
                    return <li key={name}>{name}</li>;
                  })}
                </ul>
              </Notice>
            )}
          </>
        )}
      </Loaded>
    </Card>
  );
}

/** Renders nothing without a match: an adult's page is about the adult. */
export function ChildrenOnLists({ personId }: { readonly personId: string }): ReactNode {
  const { t } = useWords();
  const { data } = useRead<typeof listChildrenOnLists>(
    'GET /api/persons/:personId/children-on-lists',
    { params: { personId } },
  );
  if (!data || data.children.length === 0) return null;
  return (
    <Card title={t('guardianship.likelyKin.children')}>
      <p className="soft">{t('guardianship.likelyKin.lead')}</p>
      <Rows label={t('guardianship.likelyKin.children')}>
        {data.children.map(({ entryCode, name, reasons }) => (
          <Row key={entryCode} title={name} text={[entryCode, ...said(reasons)].join(' · ')} />
        ))}
      </Rows>
    </Card>
  );
}

const said = (reasons: readonly Reason[]): string[] =>
  reasons.map(reasonText).filter((text) => text !== '');
