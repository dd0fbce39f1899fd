// Tells a person that somebody asks to help them in, or did: names and days, until they have seen
// it. Whoever did not lose anything says so here, and the request ends.

import type { ReactNode } from 'react';
import { formatDay } from '../../../engine/languages/format.ts';
import type { ReturnsOf } from '../../../kernel/contract.ts';
import { dayAt } from '../../../kernel/day.ts';
import { useCommand } from '../../../web/command.ts';
import { useWords } from '../../../web/i18n/use-words.ts';
import { BilingualSafetyText } from '../../../web/kit/bilingual-text.tsx';
import { Button } from '../../../web/kit/button.tsx';
import { ErrorSummary } from '../../../web/kit/error-summary.tsx';
import { Notice } from '../../../web/kit/notice.tsx';
import { useRead } from '../../../web/read.ts';
import { useMe } from '../../../web/use-session.ts';
import type { acknowledgeHelp, endHelp, readOwnHelp } from '../help/api.ts';

type Told = ReturnsOf<typeof readOwnHelp>['requests'][number];

export function OwnHelpFrame(): ReactNode {
  const { isHelped } = useMe();
  const { data } = useRead<typeof readOwnHelp>('GET /api/own-help', {}, { enabled: isHelped });
  return (data?.requests ?? []).map((told) => <Telling key={told.helpId} told={told} />);
}

function Telling({
  told: { helpId, askedAt, askedBy, agreed },
}: {
  readonly told: Told;
}): ReactNode {
  const { t } = useWords();
  const { timeZone } = useMe();
  const seen = useCommand<typeof acknowledgeHelp>('PUT /api/own-help/:helpId/seen');
  const end = useCommand<typeof endHelp>('DELETE /api/help/:helpId');
  const command = agreed ? seen : end;
  const day = dayAt(new Date(agreed?.at ?? askedAt), timeZone);
  const kind = agreed ? 'helped' : 'helpAsked';
  return (
    <Notice kind="warning" title={t(`accounts.${kind}.title`)}>
      <ErrorSummary problem={command.problem} room="accounts" />
      <BilingualSafetyText
        textKey={`accounts.safety.${kind}`}
        values={(locale) => ({
          asked: askedBy,
          agreed: agreed?.by ?? '',
          day: formatDay(locale, day, 'medium'),
        })}
      />
      <p>
        <Button isBusy={command.isBusy} onClick={() => void command.run({ params: { helpId } })}>
          {t(`accounts.${kind}.step`)}
        </Button>
      </p>
    </Notice>
  );
}
