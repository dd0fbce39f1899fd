// On a person's page: what was released about them, to whom and why, and whether they know. Where
// telling them is deferred, everyone who meets them must know until when.

import type { ReactNode } from 'react';
import { formatDay } from '../../../engine/languages/format.ts';
import { toDay } from '../../../kernel/day.ts';
import { useWords } from '../../../web/i18n/use-words.ts';
import { BilingualSafetyText } from '../../../web/kit/bilingual-text.tsx';
import { ButtonLink } from '../../../web/kit/button-link.tsx';
import { Card, Facts } from '../../../web/kit/card.tsx';
import { Loaded } from '../../../web/kit/loaded.tsx';
import { Notice } from '../../../web/kit/notice.tsx';
import type { PersonPartProps } from '../../../web/parts.ts';
import { paths, to } from '../../../web/paths.ts';
import { pickName } from '../../../web/kit/pick-name.ts';
import { useRead } from '../../../web/read.ts';
import type { listReleasedAbout } from '../api.ts';
import type { ReleasedShown } from '../shapes.ts';
import { Fields } from './fields-shown.tsx';
import { StateBadge } from './requests.tsx';

export function ReleasedPart({ personId }: PersonPartProps): ReactNode {
  const { t } = useWords();
  const query = useRead<typeof listReleasedAbout>('GET /api/persons/:personId/disclosures', {
    params: { personId },
  });
  return (
    <Card title={t('disclosure.shared.title')}>
      <Loaded query={query} room="disclosure" isEmpty={() => false}>
        {({ released }) =>
          released.length === 0 ? (
            <p className="soft">{t('disclosure.shared.none')}</p>
          ) : (
            <div className="stack">
              {released.map((one) => (
                <Released key={one.id} one={one} />
              ))}
            </div>
          )
        }
      </Loaded>
    </Card>
  );
}

function Released({ one }: { readonly one: ReleasedShown }): ReactNode {
  const { t, locale } = useWords();
  const day = (text: string): string => formatDay(locale, toDay(text));
  return (
    <section className="stack">
      <p className="row">
        <strong>{pickName(one.to.names, locale)}</strong> <StateBadge state={one.state} />
      </p>
      <Facts
        facts={[
          [t('disclosure.shared.what'), <Fields key="fields" fields={one.fields} />],
          [t('disclosure.request.purpose'), t(`disclosure.purposes.${one.purpose}`)],
          [t('disclosure.request.orderedBy'), `${one.authority}, ${one.article}`],
          [t('disclosure.release.releasedOn'), day(one.releasedOn)],
          [t('disclosure.release.expiresOn'), day(one.expiresOn)],
          [t('disclosure.shared.number'), one.number],
        ]}
      />
      <Knows one={one} />
      {one.may.open && (
        <div className="row">
          <ButtonLink to={to(paths.disclosure, { disclosureId: one.id })}>
            {t('disclosure.shared.open')}
          </ButtonLink>
        </div>
      )}
    </section>
  );
}

function Knows({ one }: { readonly one: ReleasedShown }): ReactNode {
  const { t, locale } = useWords();
  const { toldOn, deferredUntil, tellBy } = one;
  if (toldOn) {
    return <p>{t('disclosure.shared.told', { day: formatDay(locale, toDay(toldOn)) })}</p>;
  }
  return (
    <Notice kind="warning">
      {deferredUntil ? (
        <BilingualSafetyText
          textKey="disclosure.rights.notBefore"
          values={(each) => ({ day: formatDay(each, toDay(deferredUntil)) })}
        />
      ) : (
        tellBy && (
          <BilingualSafetyText
            textKey="disclosure.rights.tellBy"
            values={(each) => ({ day: formatDay(each, toDay(tellBy)) })}
          />
        )
      )}
    </Notice>
  );
}
