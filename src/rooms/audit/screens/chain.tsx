// Whether the trail is whole: when it was last proved, and with what result. A broken chain is the
// one thing on this page that must not be overlooked.

import type { ReactNode } from 'react';
import { formatDateTime, formatNumber } from '../../../engine/languages/format.ts';
import type { ReturnsOf } from '../../../kernel/contract.ts';
import { useWords } from '../../../web/i18n/use-words.ts';
import { Card, Facts } from '../../../web/kit/card.tsx';
import { Loaded } from '../../../web/kit/loaded.tsx';
import { Notice } from '../../../web/kit/notice.tsx';
import { useRead } from '../../../web/read.ts';
import { useMe } from '../../../web/use-session.ts';
import type { readChain } from '../api.ts';
import './audit.css';

type State = ReturnsOf<typeof readChain>;

export function Chain(): ReactNode {
  const { t } = useWords();
  const query = useRead<typeof readChain>('GET /api/audit/chain', {});
  return (
    <Card title={t('audit.chain.title')}>
      <Loaded query={query} room="audit" isEmpty={() => false}>
        {(chain) => (
          <>
            <Alarms chain={chain} />
            <Verdict chain={chain} />
            <Details chain={chain} />
          </>
        )}
      </Loaded>
    </Card>
  );
}

/** What keeps the trail from being proved right now, before what was found the last time. */
function Alarms({ chain: { isLate, unsealedSince, kept } }: { readonly chain: State }): ReactNode {
  const { t, locale } = useWords();
  const { timeZone } = useMe();
  return (
    <>
      {isLate && unsealedSince !== null && (
        <Notice
          kind="danger"
          title={t('audit.chain.late', {
            at: formatDateTime(locale, new Date(unsealedSince), timeZone),
          })}
        >
          <p>{t('audit.chain.lateText')}</p>
        </Notice>
      )}
      {kept.map(
        ({ destination, sealNumber, trouble }) =>
          trouble !== null && (
            <Notice key={destination} kind="danger" title={t(`audit.chain.${trouble}`)}>
              <p>
                {t('audit.chain.troubleText', { number: formatNumber(locale, sealNumber) })}{' '}
                {t('audit.chain.brokenText')}
              </p>
            </Notice>
          ),
      )}
      {kept.length === 0 && (
        <Notice kind="warning">
          <p>{t('audit.chain.notKept')}</p>
        </Notice>
      )}
    </>
  );
}

function Verdict({ chain: { lastVerification: last } }: { readonly chain: State }): ReactNode {
  const { t, locale } = useWords();
  const { timeZone } = useMe();
  if (!last) {
    return (
      <Notice kind="warning" title={t('audit.chain.notYet')}>
        <p>{t('audit.chain.notYetText')}</p>
      </Notice>
    );
  }
  const at = formatDateTime(locale, new Date(last.at), timeZone);
  if (last.whole)
    return (
      <Notice kind="success">
        <p>{t('audit.chain.whole', { at })}</p>
      </Notice>
    );
  return (
    <Notice kind="danger" title={t('audit.chain.broken', { at })}>
      {last.firstWrongSeal !== null && (
        <p>{t('audit.chain.firstWrong', { number: formatNumber(locale, last.firstWrongSeal) })}</p>
      )}
      <p>{t('audit.chain.brokenText')}</p>
    </Notice>
  );
}

function Details({ chain }: { readonly chain: State }): ReactNode {
  const { t, locale } = useWords();
  const { timeZone } = useMe();
  const { lastSeal: seal, lastCheckpoint: checkpoint, unsealedSince } = chain;
  const at = (instant: string): string => formatDateTime(locale, new Date(instant), timeZone);
  const numbered = (number: number, instant: string): string =>
    t('audit.chain.numbered', { number: formatNumber(locale, number), at: at(instant) });
  return (
    <Facts
      none={t('audit.chain.none')}
      facts={[
        [
          t('audit.chain.lastSeal'),
          seal && (
            <>
              {numbered(seal.number, seal.sealedAt)}
              <br />
              <code className="audit-code audit-long">{seal.hash}</code>
            </>
          ),
        ],
        [
          t('audit.chain.lastCheckpoint'),
          checkpoint && (
            <>
              {numbered(checkpoint.sealNumber, checkpoint.madeAt)}
              <br />
              <code className="audit-code audit-long">{checkpoint.key}</code>
            </>
          ),
        ],
        ...chain.kept.map(({ destination, sealNumber, handedAt }): [string, ReactNode] => [
          t(`audit.chain.${destination}`),
          numbered(sealNumber, handedAt),
        ]),
        [t('audit.chain.sealed'), formatNumber(locale, chain.entriesSealed)],
        [t('audit.chain.waiting'), formatNumber(locale, chain.waiting)],
        [t('audit.chain.unsealed'), unsealedSince && at(unsealedSince)],
      ]}
    />
  );
}
