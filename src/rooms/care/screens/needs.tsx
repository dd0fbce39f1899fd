// The needs assessments of a case: strengths before needs, five levels, each with how pressing it
// is in words. Locked after three days; from then on there are only additions.

import '../../../web/styles/records.css';
import { type ReactNode, useState } from 'react';
import { formatDateTime, formatDay } from '../../../engine/languages/format.ts';
import { toDay } from '../../../kernel/day.ts';
import { useCommand } from '../../../web/command.ts';
import { findWords } from '../../../web/i18n/words.ts';
import { useWords } from '../../../web/i18n/use-words.ts';
import { Button } from '../../../web/kit/button.tsx';
import { ButtonLink } from '../../../web/kit/button-link.tsx';
import { Card, Cards, Facts } from '../../../web/kit/card.tsx';
import { CheckedForm } from '../../../web/kit/checked-form.tsx';
import { EmptyState, Loaded } from '../../../web/kit/loaded.tsx';
import { Badge } from '../../../web/kit/notice.tsx';
import { TextArea } from '../../../web/kit/text-field.tsx';
import { paths, to } from '../../../web/paths.ts';
import { useRead } from '../../../web/read.ts';
import type { ScreenProps } from '../../../web/screen.ts';
import { useMe } from '../../../web/use-session.ts';
import type { addAddendum, listAssessments } from '../needs/api.ts';
import { CaseScreen } from './case-screen.tsx';
import type { Assessment, CaseFile } from './shapes.ts';

export function Needs({ params: { personId = '' } }: ScreenProps): ReactNode {
  const { t } = useWords();
  return (
    <CaseScreen
      personId={personId}
      tabTitle="care.needs.title"
      actions={(file) =>
        file.may.assess && (
          <ButtonLink kind="main" icon="add" to={to(paths.newNeeds, { personId })}>
            {t('care.needs.add')}
          </ButtonLink>
        )
      }
    >
      {(file) => <List file={file} />}
    </CaseScreen>
  );
}

function List({ file }: { readonly file: CaseFile }): ReactNode {
  const { t } = useWords();
  const query = useRead<typeof listAssessments>('GET /api/cases/:caseId/assessments', {
    params: { caseId: file.caseId },
  });
  return (
    <Loaded
      query={query}
      room="care"
      empty={
        <EmptyState title={t('care.needs.none')}>
          <p>{t('care.needs.noneText')}</p>
        </EmptyState>
      }
    >
      {({ assessments }) =>
        assessments.map((assessment) => (
          <AssessmentCard key={assessment.id} assessment={assessment} personId={file.personId} />
        ))
      }
    </Loaded>
  );
}

function AssessmentCard({
  assessment,
  personId,
}: {
  readonly assessment: Assessment;
  readonly personId: string;
}): ReactNode {
  const { t, locale } = useWords();
  const { timeZone } = useMe();
  const { id, locked, lockedAt, madeBy } = assessment;
  const until = formatDateTime(locale, new Date(lockedAt), timeZone);
  return (
    <Card
      title={t('care.needs.of', { day: formatDay(locale, toDay(assessment.assessedOn)) })}
      actions={
        assessment.may.change && (
          <ButtonLink to={to(paths.newNeeds, { personId }, { change: id })}>
            {t('care.needs.change')}
          </ButtonLink>
        )
      }
    >
      <p className="soft small">
        {[madeBy, t(locked ? 'care.needs.locked' : 'care.needs.openUntil', { when: until })]
          .filter(Boolean)
          .join(' · ')}
      </p>
      <Cards>
        {assessment.levels.map((level) => (
          <LevelCard key={level.level} level={level} />
        ))}
      </Cards>
      {assessment.addenda.map(({ id: addendumId, text, madeAt, madeBy: author }) => (
        <p key={addendumId} className="own-text">
          <span className="soft small">
            {[t('care.needs.addendum'), author, formatDateTime(locale, new Date(madeAt), timeZone)]
              .filter(Boolean)
              .join(' · ')}
          </span>
          <br />
          {text}
        </p>
      ))}
      {assessment.may.add && <Addendum assessmentId={id} />}
    </Card>
  );
}

function LevelCard({ level }: { readonly level: Assessment['levels'][number] }): ReactNode {
  const { t } = useWords();
  const names = (path: string, codes: readonly string[]): string =>
    codes.map((code) => findWords(`care.${path}.${code}`) ?? code).join(', ');
  return (
    <Card title={t(`care.levels.${level.level}`)} level={3}>
      <div>
        <Badge
          kind={
            level.priority === 'urgent' ? 'danger' : level.priority === 'high' ? 'warning' : 'plain'
          }
        >
          {t(`care.needPriorities.${level.priority}`)}
        </Badge>
      </div>
      <Facts
        facts={[
          [t('care.needs.strengths'), names('strengths', level.strengths)],
          [t('care.needs.needs'), names('needsOf', level.needs)],
          [t('care.needs.text'), level.text],
        ]}
      />
    </Card>
  );
}

function Addendum({ assessmentId }: { readonly assessmentId: string }): ReactNode {
  const { t } = useWords();
  const [text, setText] = useState('');
  const command = useCommand<typeof addAddendum>('POST /api/assessments/:assessmentId/addenda');
  const send = async (): Promise<void> => {
    if (await command.run({ params: { assessmentId }, body: { text: text.trim() } })) setText('');
  };
  return (
    <details className="no-print">
      <summary className="summary">{t('care.needs.addAddendum')}</summary>
      <CheckedForm problem={command.problem} room="care" onSend={() => void send()}>
        <TextArea
          label={t('care.needs.addendum')}
          hint={t('care.notClinical')}
          name="text"
          value={text}
          lengthMax={4000}
          isRequired
          onChange={setText}
        />
        <div className="row">
          <Button type="submit" isBusy={command.isBusy}>
            {t('shell.form.save')}
          </Button>
        </div>
      </CheckedForm>
    </details>
  );
}
