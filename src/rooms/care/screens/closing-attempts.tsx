// Attempts to reach a person: on which days, how and by whom. Three days allow a closing without
// contact. Above the form: whom nobody asks.

import type { ReactNode } from 'react';
import { formatDay } from '../../../engine/languages/format.ts';
import type { BodyOf } from '../../../kernel/contract.ts';
import { type Day, toDay } from '../../../kernel/day.ts';
import { useWords } from '../../../web/i18n/use-words.ts';
import { BilingualSafetyText } from '../../../web/kit/bilingual-text.tsx';
import { Card } from '../../../web/kit/card.tsx';
import { CommandForm } from '../../../web/kit/command-form.tsx';
import type { LinesOf } from '../../../web/kit/lines-of.ts';
import { Notice } from '../../../web/kit/notice.tsx';
import { Row, Rows } from '../../../web/kit/rows.tsx';
import { useToday } from '../../../web/kit/use-today.ts';
import type { recordContactAttempt } from '../closing/api.ts';
import { contactWays } from '../closing/model.ts';
import type { Closings } from './closing.tsx';
import type { CaseFile } from './shapes.ts';

export function Attempts({
  file,
  found,
}: {
  readonly file: CaseFile;
  readonly found: Closings;
}): ReactNode {
  const { t, locale } = useWords();
  if (found.attempts.length === 0 && !found.may.recordAttempt) return null;
  return (
    <Card title={t('closing.attempts')}>
      {found.attempts.length === 0 ? (
        <p className="soft">{t('closing.attemptsNone')}</p>
      ) : (
        <>
          <p>{t('closing.attemptDays', { count: found.attemptDays })}</p>
          <Rows label={t('closing.attempts')}>
            {found.attempts.map(({ id, attemptedOn, way, by }) => (
              <Row
                key={id}
                title={t(`closing.ways.${way}`)}
                text={t('closing.attemptBy', {
                  day: formatDay(locale, toDay(attemptedOn)),
                  name: by.name ?? t('closing.unknownName'),
                })}
              />
            ))}
          </Rows>
        </>
      )}
      {found.may.recordAttempt && <Attempt caseId={file.caseId} />}
    </Card>
  );
}

type Attempted = BodyOf<typeof recordContactAttempt>;

export function attemptLines(today: Day): LinesOf<Attempted> {
  return {
    way: {
      is: 'list',
      label: 'closing.attemptWay',
      codes: contactWays,
      words: (code) => `closing.ways.${code}`,
    },
    attemptedOn: { is: 'day', label: 'closing.attemptOn', until: today },
  };
}

function Attempt({ caseId }: { readonly caseId: string }): ReactNode {
  const today = useToday();
  return (
    <CommandForm<typeof recordContactAttempt>
      command="POST /api/cases/:caseId/contact-attempts"
      params={{ caseId }}
      room="closing"
      submit="closing.attemptSave"
      isPlain
      start={{ attemptedOn: today }}
      lines={attemptLines(today)}
    >
      <Notice kind="warning">
        <BilingualSafetyText textKey="closing.safety.ways" />
      </Notice>
    </CommandForm>
  );
}
