// The list of guides: first those for the reader's role.

import type { ReactNode } from 'react';
import { Link } from 'wouter';
import { useWords } from '../i18n/use-words.ts';
import { Card } from '../kit/card.tsx';
import { Page } from '../kit/page.tsx';
import { paths, to } from '../paths.ts';
import { useMe } from '../use-session.ts';
import { guideNames, isFor, type GuideName } from './guides.ts';
import './help.css';

export function HelpPage(): ReactNode {
  const { t } = useWords();
  const { role } = useMe();
  const own = guideNames.filter((name) => isFor(name, role));
  const others = guideNames.filter((name) => !isFor(name, role));
  return (
    <Page tabTitle="help.title" lead={t('help.lead')}>
      {own.length > 0 && (
        <Card title={t('help.own')}>
          <GuideList names={own} />
        </Card>
      )}
      {others.length > 0 && (
        <Card title={t('help.others')}>
          <GuideList names={others} />
        </Card>
      )}
    </Page>
  );
}

function GuideList({ names }: { readonly names: readonly GuideName[] }): ReactNode {
  const { t } = useWords();
  return (
    <ul className="guide-list">
      {names.map((name) => (
        <li key={name}>
          <Link to={to(paths.guide, { guide: name })}>{t(`help.guides.${name}.title`)}</Link>
          <span className="soft">{t(`help.guides.${name}.about`)}</span>
        </li>
      ))}
    </ul>
  );
}
