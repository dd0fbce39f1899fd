// One person of the lists: what each list says, the history, where it may go from here, the family,
// and the decisions that joined rows. After handover the names are no longer here.

import type { ReactNode } from 'react';
import { formatBirth, formatDateTime } from '../../../engine/languages/format.ts';
import type { Birth } from '../../../kernel/birth.ts';
import { useWords } from '../../../web/i18n/use-words.ts';
import { Card, Facts } from '../../../web/kit/card.tsx';
import { Badge, Notice } from '../../../web/kit/notice.tsx';
import { RecordPage } from '../../../web/kit/record-page.tsx';
import { Timeline } from '../../../web/kit/timeline.tsx';
import type { ScreenProps } from '../../../web/screen.ts';
import { useMe } from '../../../web/use-session.ts';
import type { readEntry } from '../entries/api.ts';
import type { EntryPage } from './shapes.ts';
import { EntryFamily } from './entry-family.tsx';
import { EntryJoins } from './entry-joins.tsx';
import { EntryMove } from './entry-move.tsx';
import { EntryLine } from './entry-row.tsx';
import { useBack } from './operation-frame.tsx';

export function EntryScreen({ params }: ScreenProps): ReactNode {
  const { operationId = '', entryId = '' } = params;
  return (
    <RecordPage<typeof readEntry>
      read="GET /api/operations/:operationId/entries/:entryId"
      params={{ operationId, entryId }}
      room="operations"
      tabTitle="operations.entry.title"
      title={({ entry }) => entry.name?.full ?? entry.code}
      lead={({ entry }) => <EntryLine entry={entry} />}
      breadcrumbs={useBack(operationId, 'people')}
    >
      {(page) => (
        <>
          <Standing page={page} />
          {page.mayMoveTo.length > 0 && (
            <EntryMove key={`move/${page.entry.version}`} page={page} operationId={operationId} />
          )}
          <EntryFamily page={page} operationId={operationId} />
          <EntryJoins page={page} operationId={operationId} />
          <Origins page={page} />
          <Way page={page} />
        </>
      )}
    </RecordPage>
  );
}

function Standing({ page: { entry } }: { readonly page: EntryPage }): ReactNode {
  const { t } = useWords();
  const { state, reason } = entry;
  return (
    <>
      <p>
        <Badge kind="info">{t(`operations.entryStates.${state}`)}</Badge>{' '}
        {reason && <Badge kind="plain">{t(`operations.entryReasons.${reason}`)}</Badge>}
      </p>
      {entry.name === null && (
        <Notice>
          <p>{t('operations.entry.noName')}</p>
        </Notice>
      )}
      {entry.stateConflict && (
        <Notice kind="warning" title={t('operations.people.conflictBadge')}>
          <p>{t('operations.pairs.stateConflict')}</p>
        </Notice>
      )}
      {entry.unaccompanied && (
        <Notice kind="warning" title={t('operations.people.unaccompaniedBadge')}>
          <p>{t('operations.entry.aloneText')}</p>
        </Notice>
      )}
    </>
  );
}

function Origins({ page: { origins } }: { readonly page: EntryPage }): ReactNode {
  const { t, locale } = useWords();
  return (
    <Card title={t('operations.entry.origins')}>
      {origins.map((row) => (
        <Card
          key={row.entryId + row.listId + row.row}
          level={3}
          title={t('operations.pairs.side', {
            list: t(`operations.listKinds.${row.listKind}`),
            row: row.row,
          })}
        >
          <Facts
            facts={[
              [t('operations.pairFields.name'), <bdi key="name">{row.fullName}</bdi>],
              [t('operations.columnFields.fatherName'), row.fatherName],
              [t('operations.columnFields.motherName'), row.motherName],
              [t('operations.columnFields.kunya'), row.kunya],
              [t('operations.columnFields.birth'), formatBirth(locale, row.birth as Birth)],
              [
                t('operations.columnFields.relation'),
                row.relation && t(`operations.relations.${row.relation}`),
              ],
              [t('operations.columnFields.familyNumber'), row.familyNumber],
              [t('operations.columnFields.document'), row.document],
              [
                t('operations.columnFields.place'),
                [row.place, row.tent].filter(Boolean).join(', '),
              ],
              [t('operations.columnFields.district'), row.district],
              [t('operations.columnFields.address'), row.address],
              [t('operations.columnFields.phone'), row.phone],
              [t('operations.columnFields.note'), row.note],
              [
                t('operations.columnFields.status'),
                row.listedStatus && t(`operations.statuses.${row.listedStatus}`),
              ],
            ]}
          />
        </Card>
      ))}
    </Card>
  );
}

function Way({ page: { transitions } }: { readonly page: EntryPage }): ReactNode {
  const { t, locale } = useWords();
  const { timeZone } = useMe();
  return (
    <Card title={t('operations.entry.way')}>
      <Timeline
        entries={transitions.map((made) => ({
          key: made.at + made.to,
          when: formatDateTime(locale, new Date(made.at), timeZone),
          title: t(`operations.entryStates.${made.to}`),
          text: [
            made.reason && t(`operations.entryReasons.${made.reason}`),
            t(`operations.bases.${made.basis}`),
          ]
            .filter(Boolean)
            .join(' · '),
        }))}
      />
    </Card>
  );
}
