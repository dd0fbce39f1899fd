// The frame around everything about one person: name and code in the heading, against writing into
// the wrong file, and the parts of the page as links. Each part is a screen of the room that
// knows it; this frame only knows the addresses. A form within a part shows its own heading and the
// way back instead of the parts, so that nothing stands between the name and the first question.

import type { ReactNode } from 'react';
import { useLocation } from 'wouter';
import type { WordKey } from '../../../engine/languages/word-key.ts';
import { useWords } from '../../../web/i18n/use-words.ts';
import { ButtonLink } from '../../../web/kit/button-link.tsx';
import { Notice } from '../../../web/kit/notice.tsx';
import { Page } from '../../../web/kit/page.tsx';
import { SavedNotice } from '../../../web/kit/saved.tsx';
import { Tabs } from '../../../web/kit/tabs.tsx';
import { paths, to } from '../../../web/paths.ts';
import { useMe } from '../../../web/use-session.ts';

const parts = {
  timeline: paths.timeline,
  visits: paths.visits,
  needs: paths.needs,
  plan: paths.plan,
  cover: paths.cover,
  contact: paths.contactOfPerson,
  documents: paths.documentsOfPerson,
  corrections: paths.corrections,
} as const;
type Part = keyof typeof parts;

type Framed = {
  readonly name: string | null;
  readonly code: string;
  /** The kept file of the same person; this file can no longer be changed. */
  readonly mergedInto?: { readonly id: string; readonly code: string } | null;
};

/** `name` null: no name is known yet; `person` undefined: still loading. */
export function PersonFrame({
  personId,
  tabTitle,
  person,
  actions,
  children,
}: {
  readonly personId: string;
  readonly tabTitle: WordKey;
  readonly person: Framed | undefined;
  readonly actions?: ReactNode;
  readonly children: ReactNode;
}): ReactNode {
  const { t } = useWords();
  const { role } = useMe();
  const shown = (Object.keys(parts) as Part[]).filter(
    (part) => part !== 'contact' || role !== 'psychologist',
  );
  const tabs = [
    { to: to(paths.person, { personId }), label: t('people.tabs.overview') },
    ...shown.map((part) => ({
      to: to(parts[part], { personId }),
      label: t(`people.tabs.${part}`),
    })),
  ];
  const [location] = useLocation();
  const part = tabs.find(({ to }) => to === location);
  const around = tabs.findLast(({ to }) => location.startsWith(to));
  const people = { to: to(paths.persons), label: t('people.search.title') };
  return (
    <Page
      tabTitle={tabTitle}
      title={person && (person.name ?? person.code)}
      actions={actions}
      lead={person?.name ? person.code : undefined}
      breadcrumbs={part || !around ? [people] : [people, around]}
    >
      {part ? <Tabs label={t('people.tabs.label')} tabs={tabs} /> : <h2>{t(tabTitle)}</h2>}
      <SavedNotice />
      {person?.mergedInto && (
        <Notice kind="warning" title={t('pairs.mergedFile.into', { code: person.mergedInto.code })}>
          <p>{t('pairs.mergedFile.intoText')}</p>
          <p>
            <ButtonLink to={to(paths.person, { personId: person.mergedInto.id })}>
              {t('pairs.mergedFile.open')}
            </ButtonLink>
          </p>
        </Notice>
      )}
      {children}
    </Page>
  );
}
