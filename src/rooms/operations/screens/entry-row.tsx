// One person of the lists in one line: name (while it is still the coordinator's), birth, family,
// state. Reasons are not shown here: a glance at the list must not reveal them.

import type { ReactNode } from 'react';
import { formatBirth } from '../../../engine/languages/format.ts';
import type { Birth } from '../../../kernel/birth.ts';
import { useWords } from '../../../web/i18n/use-words.ts';
import { Badge } from '../../../web/kit/notice.tsx';
import { Row } from '../../../web/kit/rows.tsx';
import type { Entry } from './shapes.ts';

export function EntryRow({
  entry,
  to,
}: {
  readonly entry: Entry;
  readonly to?: string;
}): ReactNode {
  const { t } = useWords();
  const { name, code } = entry;
  return (
    <Row
      to={to}
      title={name ? <bdi>{name.full}</bdi> : code}
      text={<EntryLine entry={entry} />}
      aside={
        <>
          {entry.unaccompanied && (
            <Badge kind="warning">{t('operations.people.unaccompaniedBadge')}</Badge>
          )}
          {entry.stateConflict && (
            <Badge kind="warning">{t('operations.people.conflictBadge')}</Badge>
          )}
          <Badge kind="plain">{t(`operations.entryStates.${entry.state}`)}</Badge>
        </>
      }
    />
  );
}

/** Birth, sex, relation, family: what distinguishes people with the same name. */
export function EntryLine({ entry }: { readonly entry: Entry }): ReactNode {
  const { t, locale } = useWords();
  const { birth, sex, relation, name, code, familyCode, mark } = entry;
  const facts = [
    name && code,
    birth && formatBirth(locale, birth as Birth),
    t(`operations.sexes.${sex}`),
    relation && t(`operations.relations.${relation}`),
    mark && t(`operations.marks.${mark}`),
    t('operations.people.family', { code: familyCode }),
  ];
  return facts.filter(Boolean).join(' · ');
}
