// Two files side by side, what speaks for and against their being one person, and the next step.

import type { ReactNode } from 'react';
import { formatBirth, formatDateTime } from '../../../engine/languages/format.ts';
import type { Birth } from '../../../kernel/birth.ts';
import type { ReturnsOf } from '../../../kernel/contract.ts';
import { findWords } from '../../../web/i18n/words.ts';
import { useWords } from '../../../web/i18n/use-words.ts';
import { ButtonLink } from '../../../web/kit/button-link.tsx';
import { Card } from '../../../web/kit/card.tsx';
import { type Column, DataTable } from '../../../web/kit/data-table.tsx';
import { Icon } from '../../../web/kit/icon.tsx';
import { Loaded } from '../../../web/kit/loaded.tsx';
import { ProvinceName } from '../../../web/kit/provinces.tsx';
import { Timeline } from '../../../web/kit/timeline.tsx';
import { paths, to } from '../../../web/paths.ts';
import { useRead } from '../../../web/read.ts';
import type { ScreenProps } from '../../../web/screen.ts';
import { useMe } from '../../../web/use-session.ts';
import type { readFilePair } from '../api-pairs.ts';
import { FilePairSteps } from './file-pair-steps.tsx';
import { MatchMeasured, MatchReasons } from './match-reasons.tsx';
import { PersonScreen } from './person-screen.tsx';
import './pairs.css';

export type FilePair = ReturnsOf<typeof readFilePair>;
type Side = FilePair['one'];

export function FilePairScreen({
  params: { personId = '', otherId = '' },
}: ScreenProps): ReactNode {
  const query = useRead<typeof readFilePair>('GET /api/persons/:personId/pairs/:otherId', {
    params: { personId, otherId },
  });
  return (
    <PersonScreen personId={personId} tabTitle="pairs.compare.title">
      {() => (
        <Loaded query={query} room="pairs" isEmpty={() => false}>
          {(files) => (
            <>
              <Compared files={files} />
              <FilePairSteps key={files.pair?.version ?? 0} files={files} />
              <History files={files} />
            </>
          )}
        </Loaded>
      )}
    </PersonScreen>
  );
}

type Line = {
  readonly field: FilePair['agrees'][number] | 'openedAt';
  readonly show: (side: Side) => ReactNode;
};

function Compared({ files }: { readonly files: FilePair }): ReactNode {
  const { t, locale } = useWords();
  const { timeZone } = useMe();
  const lines: readonly Line[] = [
    {
      field: 'name',
      show: ({ names }) =>
        names.map((name) => (
          <span key={name} className="pairs-name">
            <bdi>{name}</bdi>
          </span>
        )),
    },
    { field: 'sex', show: ({ sex }) => t(`people.sex.${sex}`) },
    { field: 'birth', show: ({ birth }) => formatBirth(locale, birth as Birth) },
    {
      field: 'citizenship',
      show: ({ citizenship }) =>
        citizenship && (findWords(`people.countries.${citizenship}`) ?? citizenship),
    },
    { field: 'province', show: ({ province }) => province && <ProvinceName code={province} /> },
    { field: 'householdCode', show: ({ householdCode }) => householdCode },
    {
      field: 'openedAt',
      show: ({ openedAt }) => formatDateTime(locale, new Date(openedAt), timeZone),
    },
  ];
  const columns: readonly Column<Line>[] = [
    {
      key: 'field',
      label: t('pairs.compare.field'),
      isHeading: true,
      cell: ({ field }) => t(`pairs.fields.${field}`),
    },
    { key: 'one', label: files.one.code, cell: ({ show }) => show(files.one) || '–' },
    { key: 'other', label: files.other.code, cell: ({ show }) => show(files.other) || '–' },
    {
      key: 'mark',
      label: t('pairs.compare.compared'),
      cell: ({ field }) => <Mark files={files} field={field} />,
    },
  ];
  return (
    <Card>
      <div className="pairs-table">
        <DataTable
          caption={t('pairs.compare.title')}
          isCaptionHidden
          columns={columns}
          items={lines}
          keyOf={({ field }) => field}
        />
      </div>
      <MatchReasons reasons={files.reasons} />
      <MatchMeasured />
      <div className="row">
        {[files.one, files.other].map(({ id, code }) => (
          <ButtonLink key={id} to={to(paths.person, { personId: id })}>
            {t('pairs.compare.open', { code })}
          </ButtonLink>
        ))}
      </div>
    </Card>
  );
}

function Mark({
  files,
  field,
}: {
  readonly files: FilePair;
  readonly field: Line['field'];
}): ReactNode {
  const { t } = useWords();
  const agrees = files.agrees.some((one) => one === field);
  if (!agrees && !files.differs.some((one) => one === field)) return null;
  return (
    <span className={`pairs-mark pairs-mark-${agrees ? 'agrees' : 'differs'}`}>
      <Icon name={agrees ? 'check' : 'info'} />
      {t(agrees ? 'pairs.compare.agrees' : 'pairs.compare.differs')}
    </span>
  );
}

function History({ files: { pair } }: { readonly files: FilePair }): ReactNode {
  const { t, locale } = useWords();
  const { timeZone } = useMe();
  if (!pair) return null;
  return (
    <Card title={t('pairs.history.title')}>
      <Timeline
        label={t('pairs.history.title')}
        entries={pair.steps.map(({ step, at, byMe, by, reason }) => {
          const when = formatDateTime(locale, new Date(at), timeZone);
          return {
            key: at + step,
            day: at.slice(0, 10),
            when: `${byMe ? t('pairs.history.you') : (by ?? t('pairs.history.colleague'))} · ${when}`,
            title: t(`pairs.history.steps.${step}`),
            text: reason && <p className="own-text">{reason}</p>,
          };
        })}
      />
    </Card>
  );
}
