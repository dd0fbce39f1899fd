// Records whether the person came on a reporting day of the order. There are four answers and
// deliberately no note.

import type { ReactNode } from 'react';
import { formatDay } from '../../../engine/languages/format.ts';
import { toDay } from '../../../kernel/day.ts';
import { useWords } from '../../../web/i18n/use-words.ts';
import { Facts } from '../../../web/kit/card.tsx';
import { CommandForm } from '../../../web/kit/command-form.tsx';
import { EmptyState } from '../../../web/kit/loaded.tsx';
import { paths, to } from '../../../web/paths.ts';
import type { ScreenProps } from '../../../web/screen.ts';
import type { noteContact } from '../restriction/api-course.ts';
import type { RestrictionPage } from '../restriction/shapes.ts';
import { contactOutcomes } from '../restriction/model.ts';
import { OfRestriction, paramsOf, type RestrictionParams } from './restriction-form.tsx';

export function NoteContact({ params }: ScreenProps): ReactNode {
  const { t } = useWords();
  const of = paramsOf(params);
  return (
    <OfRestriction of={of} title="restrictions.contact.note" lead="restrictions.contact.noteLead">
      {({ contacts }) => {
        const found = contacts.find(({ id }) => id === params['contactId']);
        return found ? (
          <Noting of={of} contact={found} />
        ) : (
          <EmptyState title={t('shell.notFound.title')} />
        );
      }}
    </OfRestriction>
  );
}

function Noting({
  of,
  contact,
}: {
  readonly of: RestrictionParams;
  readonly contact: RestrictionPage['contacts'][number];
}): ReactNode {
  const { t, locale } = useWords();
  return (
    <CommandForm<typeof noteContact>
      command="PUT /api/matters/:subjectId/restrictions/:restrictionId/contacts/:contactId"
      params={{ ...of, contactId: contact.id }}
      given={{ baseVersion: contact.version }}
      room="restrictions"
      backTo={to(paths.restriction, of)}
      opens={to(paths.restriction, of)}
      lines={{
        outcome: {
          is: 'choice',
          label: 'restrictions.contact.outcome',
          // Planned again only takes back an answer that was wrong.
          codes: contactOutcomes.filter(
            (code) => code !== 'planned' || contact.outcome !== 'planned',
          ),
          words: (code) => `restrictions.contactOutcomes.${code}`,
        },
      }}
    >
      <Facts
        facts={[
          [t('restrictions.contact.onDay'), formatDay(locale, toDay(contact.onDay))],
          [t('restrictions.contact.place'), contact.place],
        ]}
      />
    </CommandForm>
  );
}
