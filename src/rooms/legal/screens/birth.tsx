// What is claimed and what was found about the birth, who represents the person, and that the
// person is treated as a victim first.

import { type ReactNode, useState } from 'react';
import { formatBirth, formatDay } from '../../../engine/languages/format.ts';
import type { Birth } from '../../../kernel/birth.ts';
import { toDay } from '../../../kernel/day.ts';
import { useCommand } from '../../../web/command.ts';
import { useWords } from '../../../web/i18n/use-words.ts';
import { ButtonLink } from '../../../web/kit/button-link.tsx';
import { Button } from '../../../web/kit/button.tsx';
import { Card, Facts } from '../../../web/kit/card.tsx';
import { Confirm } from '../../../web/kit/confirm.tsx';
import { Badge, Notice } from '../../../web/kit/notice.tsx';
import { RecordPage } from '../../../web/kit/record-page.tsx';
import { Row, Rows } from '../../../web/kit/rows.tsx';
import { paths, to } from '../../../web/paths.ts';
import type { ScreenProps } from '../../../web/screen.ts';
import type { readBirth, recogniseVictim } from '../birth/api.ts';
import type { BirthPage } from '../charge/shapes.ts';

type Of = { readonly birth: BirthPage; readonly subjectId: string };

export function BirthOfSubject({ params: { subjectId = '' } }: ScreenProps): ReactNode {
  const { t } = useWords();
  return (
    <RecordPage<typeof readBirth>
      read="GET /api/matters/:subjectId/birth"
      params={{ subjectId }}
      room="proceedings"
      tabTitle="proceedings.birth.title"
      lead={({ code }) => t('legal.matter.code', { code })}
      breadcrumbs={[{ to: to(paths.matter, { subjectId }), label: t('legal.matter.title') }]}
    >
      {(birth) => (
        <div className="stack">
          <Known birth={birth} subjectId={subjectId} />
          <Claims birth={birth} subjectId={subjectId} />
          <Settlements birth={birth} subjectId={subjectId} />
          <Victim birth={birth} subjectId={subjectId} />
          <Counsel birth={birth} subjectId={subjectId} />
        </div>
      )}
    </RecordPage>
  );
}

function Known({ birth: { birth, isDisputed, latest } }: Of): ReactNode {
  const { t, locale } = useWords();
  return (
    <Card title={t('proceedings.birth.what')}>
      <Facts
        facts={[
          [
            t('proceedings.birth.stands'),
            birth.precision === 'unknown'
              ? t('proceedings.birth.unknown')
              : formatBirth(locale, birth as Birth),
          ],
          [t('legal.subject.birthDoubt'), isDisputed ? t('legal.subject.disputed') : null],
          [t('proceedings.birth.latest'), latest && formatDay(locale, toDay(latest))],
        ]}
      />
      {latest === null && (
        <Notice>
          <p>{t('proceedings.birth.nobody')}</p>
        </Notice>
      )}
    </Card>
  );
}

function Claims({ birth: { claims }, subjectId }: Of): ReactNode {
  const { t, locale } = useWords();
  return (
    <Card
      title={t('proceedings.birth.claims')}
      actions={
        <ButtonLink to={to(paths.birthClaim, { subjectId })} icon="add">
          {t('proceedings.birth.addClaim')}
        </ButtonLink>
      }
    >
      <p>
        {t(claims.length === 0 ? 'proceedings.birth.noClaims' : 'proceedings.birth.claimsText')}
      </p>
      {claims.length > 0 && (
        <Rows label={t('proceedings.birth.claims')}>
          {claims.map(({ id, birth, says, recordedOn, isSettled }) => (
            <Row
              key={id}
              title={formatBirth(locale, birth as Birth)}
              text={`${says} · ${formatDay(locale, toDay(recordedOn))}`}
              aside={isSettled && <Badge kind="plain">{t('proceedings.birth.settled')}</Badge>}
            />
          ))}
        </Rows>
      )}
    </Card>
  );
}

function Settlements({ birth: { settlements, maySettle }, subjectId }: Of): ReactNode {
  const { t, locale } = useWords();
  if (settlements.length === 0 && !maySettle) return null;
  const say = ({ birth, isDisputed }: BirthPage['settlements'][number]['before']) =>
    [
      birth.precision === 'unknown'
        ? t('proceedings.birth.unknown')
        : formatBirth(locale, birth as Birth),
      isDisputed && t('proceedings.birth.inDoubt'),
    ]
      .filter(Boolean)
      .join(', ');
  return (
    <Card
      title={t('proceedings.birth.settlements')}
      actions={
        maySettle && (
          <ButtonLink to={to(paths.birthSettlement, { subjectId })}>
            {t('proceedings.birth.settle')}
          </ButtonLink>
        )
      }
    >
      {settlements.length === 0 ? (
        <p>{t('proceedings.birth.noSettlement')}</p>
      ) : (
        <Rows label={t('proceedings.birth.settlements')}>
          {settlements.map((one) => (
            <Row
              key={one.id}
              title={formatBirth(locale, one.birth as Birth)}
              text={[
                one.orderNumber,
                formatDay(locale, toDay(one.foundOn)),
                t('proceedings.birth.before', { birth: say(one.before) }),
              ].join(' · ')}
            />
          ))}
        </Rows>
      )}
    </Card>
  );
}

function Victim({ birth: { isVictim }, subjectId }: Of): ReactNode {
  const { t } = useWords();
  const [isAsked, setIsAsked] = useState(false);
  const command = useCommand<typeof recogniseVictim>('PUT /api/matters/:subjectId/victim');
  const send = async (): Promise<void> => {
    if (await command.run({ params: { subjectId }, body: {} })) setIsAsked(false);
  };
  const step = t('proceedings.birth.recognise');
  return (
    <Card title={t('proceedings.birth.victim')}>
      <p>{t(isVictim ? 'proceedings.birth.isVictim' : 'proceedings.birth.notVictim')}</p>
      {!isVictim && (
        <p>
          <Button onClick={() => setIsAsked(true)}>{step}</Button>
        </p>
      )}
      <Confirm
        title={step}
        step={step}
        kind="main"
        isOpen={isAsked}
        action={command}
        room="proceedings"
        onConfirm={() => void send()}
        onClose={() => setIsAsked(false)}
      >
        <p>{t('proceedings.birth.recogniseText')}</p>
      </Confirm>
    </Card>
  );
}

function Counsel({ birth: { counsel, counselChanges }, subjectId }: Of): ReactNode {
  const { t, locale } = useWords();
  return (
    <Card
      title={t('proceedings.birth.counsel')}
      actions={
        <ButtonLink to={to(paths.counsel, { subjectId })}>
          {t('proceedings.birth.changeCounsel')}
        </ButtonLink>
      }
    >
      <p>{t(`legal.counsel.${counsel}`)}</p>
      {counsel !== 'present' && <p className="soft">{t('legal.subject.counselHint')}</p>}
      {counselChanges.length > 0 && (
        <ul>
          {counselChanges.map(({ from, to, on }, at) => (
            <li key={at}>
              {t('proceedings.birth.changed', {
                day: formatDay(locale, toDay(on)),
                from: t(`legal.counsel.${from}`),
                to: t(`legal.counsel.${to}`),
              })}
            </li>
          ))}
        </ul>
      )}
    </Card>
  );
}
