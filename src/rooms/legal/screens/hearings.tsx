// The hearings of a matter, upcoming ones first. A probation officer sees only day and place; notes
// are for the prosecutor.

import type { ReactNode } from 'react';
import { formatDay, formatRelativeDay } from '../../../engine/languages/format.ts';
import { toDay } from '../../../kernel/day.ts';
import { useWords } from '../../../web/i18n/use-words.ts';
import { ButtonLink } from '../../../web/kit/button-link.tsx';
import { Card } from '../../../web/kit/card.tsx';
import { Badge } from '../../../web/kit/notice.tsx';
import { Row, Rows } from '../../../web/kit/rows.tsx';
import { paths, to } from '../../../web/paths.ts';
import type { MatterPage } from '../matter/shapes.ts';
import { useToday } from '../../../web/kit/use-today.ts';

export function Hearings({ matter }: { readonly matter: MatterPage }): ReactNode {
  const { t } = useWords();
  const subjectId = matter.subject.id;
  const today = useToday();
  const ahead = matter.hearings.filter(
    (each) => each.heldOn >= today && each.outcome === 'planned',
  );
  const past = matter.hearings.filter((each) => !ahead.includes(each));
  return (
    <Card
      title={t('legal.hearings.title')}
      actions={
        matter.may.addHearing &&
        matter.proceedings.length > 0 && (
          <ButtonLink to={to(paths.newHearing, { subjectId })} icon="add">
            {t('legal.hearings.add')}
          </ButtonLink>
        )
      }
    >
      {matter.hearings.length === 0 && <p>{t('legal.hearings.none')}</p>}
      <Part title={t('legal.hearings.ahead')} hearings={ahead.toReversed()} matter={matter} />
      <Part title={t('legal.hearings.past')} hearings={past} matter={matter} />
    </Card>
  );
}

function Part({
  title,
  hearings,
  matter,
}: {
  readonly title: string;
  readonly hearings: MatterPage['hearings'];
  readonly matter: MatterPage;
}): ReactNode {
  const { t, locale } = useWords();
  const today = useToday();
  if (hearings.length === 0) return null;
  return (
    <div className="stack">
      <h3>{title}</h3>
      <Rows label={title}>
        {hearings.map(({ id, heldOn, heldAt, room, judge, placeKind, outcome, note }) => {
          const day = toDay(heldOn);
          const near = day >= today ? ` (${formatRelativeDay(locale, day, today)})` : '';
          return (
            <Row
              key={id}
              title={`${[formatDay(locale, day), heldAt].filter(Boolean).join(', ')}${near}`}
              to={
                matter.may.addHearing
                  ? to(paths.hearing, { subjectId: matter.subject.id, hearingId: id })
                  : undefined
              }
              text={[
                t(`legal.places.${placeKind}`),
                room && t('legal.hearing.inRoom', { room }),
                judge && t('legal.hearing.before', { judge }),
                note,
              ]
                .filter(Boolean)
                .join(' · ')}
              aside={<Badge kind="plain">{t(`legal.outcomes.${outcome}`)}</Badge>}
            />
          );
        })}
      </Rows>
    </div>
  );
}
