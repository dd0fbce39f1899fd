// The items of Today under their headings: danger now first, then what was missed, then by day. A
// family is one block: whoever waits most urgently leads it, the others follow, and each person
// stands there once with everything owed to them.

import { Fragment, type ReactNode } from 'react';
import { Link } from 'wouter';
import { gather, todayGroups, type TodayGroup } from '../../../kernel/today.ts';
import { useWords } from '../../../web/i18n/use-words.ts';
import { BilingualSafetyText } from '../../../web/kit/bilingual-text.tsx';
import { Notice } from '../../../web/kit/notice.tsx';
import { TodayBlock, TodayGroupList } from '../../../web/kit/today-parts.tsx';
import { paths, to } from '../../../web/paths.ts';
import { useMe } from '../../../web/use-session.ts';
import { type Item, type May, TodayLine } from './today-line.tsx';
import { stepOf } from './today-steps.ts';

type Items = { readonly items: readonly Item[]; readonly may: May };

/** `coded`: what waits by code alone, after danger and clocks. */
export function TodayGroups({
  items,
  may,
  coded,
}: Items & { readonly coded: ReactNode }): ReactNode {
  const families = gather(items, ({ family, personId }) => family?.id ?? personId);
  return todayGroups.map((group) => {
    const here = families.filter(([first]) => first?.group === group);
    return (
      <Fragment key={group}>
        {group === 'missed' && coded}
        {here.length > 0 && <Group group={group} families={here} may={may} />}
      </Fragment>
    );
  });
}

function Group({
  group,
  families,
  may,
}: {
  readonly group: TodayGroup;
  readonly families: readonly Item[][];
  readonly may: May;
}): ReactNode {
  const { t } = useWords();
  return (
    <TodayGroupList
      id={`today-${group}`}
      title={t(`today.groups.${group}`)}
      count={families.length}
      notice={
        <>
          {group === 'danger' && <DangerNotice />}
          {group === 'clock' && families.flat().some(isClock) && <MissedNotice />}
        </>
      }
    >
      {families.map((family) => (
        <li key={family[0]!.personId}>
          {gather(family, ({ personId }) => personId).map((ofPerson) => (
            <Person key={ofPerson[0]!.personId} items={ofPerson} may={may} />
          ))}
        </li>
      ))}
    </TodayGroupList>
  );
}

const isClock = ({ kind, missed }: Item): boolean => kind === 'safety-clock' && missed;

function DangerNotice(): ReactNode {
  return (
    <Notice kind="danger">
      <BilingualSafetyText textKey="today.safety.danger" />
    </Notice>
  );
}

function MissedNotice(): ReactNode {
  // The usual text asks to tell the supervisor, so supervisors get another one.
  const { role } = useMe();
  const textKey = role === 'supervisor' ? 'today.safety.missedSupervisor' : 'today.safety.missed';
  return (
    <Notice kind="danger">
      <BilingualSafetyText textKey={textKey} />
    </Notice>
  );
}

function Person({ items, may }: Items): ReactNode {
  const first = items[0]!;
  const { personId, personCode, name } = first;
  const [, place] = stepOf(first, may);
  return (
    <TodayBlock
      title={
        <Link to={may.openFile ? to(paths.person, { personId }) : place}>{name ?? personCode}</Link>
      }
    >
      {items.map((item) => (
        <TodayLine key={`${item.kind} ${item.record} ${item.why.code}`} item={item} may={may} />
      ))}
    </TodayBlock>
  );
}
