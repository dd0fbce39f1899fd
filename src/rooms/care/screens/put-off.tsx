// Putting off one thing that stands on Today (`?kind=` and `?record=`, as Today names it) until a
// day, or bringing back what was put off. Danger and safety clocks are refused by the server.

import type { ReactNode } from 'react';
import { useLocation } from 'wouter';
import { formatDay } from '../../../engine/languages/format.ts';
import type { BodyOf, ReturnsOf } from '../../../kernel/contract.ts';
import { addDays, type Day, toDay } from '../../../kernel/day.ts';
import { useCommand } from '../../../web/command.ts';
import { useWords } from '../../../web/i18n/use-words.ts';
import { Button } from '../../../web/kit/button.tsx';
import { CommandForm } from '../../../web/kit/command-form.tsx';
import type { LinesOf } from '../../../web/kit/lines-of.ts';
import { Loaded } from '../../../web/kit/loaded.tsx';
import { Notice } from '../../../web/kit/notice.tsx';
import { Page } from '../../../web/kit/page.tsx';
import { useAddress } from '../../../web/kit/use-address.ts';
import { useToday } from '../../../web/kit/use-today.ts';
import { paths, to } from '../../../web/paths.ts';
import { useRead } from '../../../web/read.ts';
import type { putOff, readPutOff, takeBackPutOff } from '../urgent/api-put-off.ts';
import { chosenPutOffReasons, putOffKinds } from '../urgent/model.ts';

type Item = Pick<BodyOf<typeof putOff>, 'kind' | 'record'>;
type Found = ReturnsOf<typeof readPutOff>;
const back = to(paths.today);

export function PutOff(): ReactNode {
  const { t } = useWords();
  const address = useAddress();
  // Anything else in the address is refused by the server, like a kind that cannot wait.
  const item = { kind: address.get('kind'), record: address.get('record') } as Item;
  const query = useRead<typeof readPutOff>('GET /api/put-offs', { query: item });
  const found = query.data;
  return (
    <Page
      tabTitle="urgent.putOff.title"
      lead={found && [found.name, found.personCode].filter(Boolean).join(' · ')}
      breadcrumbs={[{ to: back, label: t('today.title') }]}
    >
      <Loaded query={query} room="urgent" isEmpty={() => false}>
        {(loaded) => <Fields item={item} found={loaded} />}
      </Loaded>
    </Page>
  );
}

type Asked = Omit<BodyOf<typeof putOff>, keyof Item>;

/** `most`: the last day until which it may wait, also as it is written. */
export function putOffLines(today: Day, most: { day: Day; text: string }): LinesOf<Asked> {
  return {
    untilOn: {
      is: 'day',
      label: 'urgent.putOff.until',
      hint: { key: 'urgent.putOff.untilHint', values: { day: most.text } },
      from: addDays(today, 1),
      until: most.day,
    },
    reason: {
      is: 'choice',
      label: 'urgent.putOff.reason',
      codes: chosenPutOffReasons,
      words: (code) => `urgent.putOff.reasons.${code}`,
    },
  };
}

function Fields({ item, found }: { readonly item: Item; readonly found: Found }): ReactNode {
  const { t, locale } = useWords();
  const today = useToday();
  const kind = putOffKinds.find((one) => one === item.kind);
  const most = toDay(found.untilOnMax);
  return (
    <div className="stack readable">
      {kind && <h2>{t(`urgent.putOff.kinds.${kind}`)}</h2>}
      {found.putOff && <Now item={item} now={found.putOff} />}
      <CommandForm<typeof putOff, Asked, keyof Item>
        command="POST /api/put-offs"
        given={item}
        room="urgent"
        submit="urgent.putOff.submit"
        backTo={back}
        opens={to(paths.today, {}, { saved: 'yes' })}
        lines={putOffLines(today, { day: most, text: formatDay(locale, most) })}
      >
        <p>{t('urgent.putOff.supervisor')}</p>
      </CommandForm>
    </div>
  );
}

function Now({
  item,
  now,
}: {
  readonly item: Item;
  readonly now: NonNullable<Found['putOff']>;
}): ReactNode {
  const { t, locale } = useWords();
  const [, open] = useLocation();
  const command = useCommand<typeof takeBackPutOff>('PUT /api/put-offs/end');
  const takeBack = async (): Promise<void> => {
    if (await command.run({ body: item })) open(to(paths.today, {}, { saved: 'yes' }));
  };
  return (
    <Notice>
      <p>
        {t('urgent.putOff.now', {
          day: formatDay(locale, toDay(now.untilOn)),
          reason: t(`urgent.putOff.reasons.${now.reason}`),
          name: now.by.name ?? t('urgent.unknown'),
        })}
      </p>
      <p>
        <Button onClick={() => void takeBack()}>{t('urgent.putOff.takeBack')}</Button>
      </p>
    </Notice>
  );
}
