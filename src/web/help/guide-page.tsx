// One guide, in the reader's language if it is English or Russian, otherwise in Russian. An address
// with a place opens there.

import { type ReactNode, useEffect, useState } from 'react';
import { useWords } from '../i18n/use-words.ts';
import { Loading } from '../kit/loaded.tsx';
import { Notice } from '../kit/notice.tsx';
import { Page } from '../kit/page.tsx';
import { paths, to } from '../paths.ts';
import type { ScreenProps } from '../screen.ts';
import { NotFound } from '../shell/not-found.tsx';
import { GuideBlocks } from './guide-blocks.tsx';
import { type GuideName, isGuideName, type LoadedGuide, loadGuide } from './guides.ts';
import './help.css';

export function GuidePage({ params }: ScreenProps): ReactNode {
  const { guide = '' } = params;
  return isGuideName(guide) ? <OneGuide key={guide} name={guide} /> : <NotFound />;
}

function OneGuide({ name }: { readonly name: GuideName }): ReactNode {
  const { t, locale } = useWords();
  const [loaded, setLoaded] = useState<LoadedGuide | 'failed' | null>(null);
  useEffect(() => {
    let isCurrent = true;
    loadGuide(name, locale).then(
      (found) => isCurrent && setLoaded(found),
      () => isCurrent && setLoaded('failed'),
    );
    return () => {
      isCurrent = false;
    };
  }, [name, locale]);
  return (
    <Page
      tabTitle="help.title"
      title={t(`help.guides.${name}.title`)}
      breadcrumbs={[{ to: to(paths.help), label: t('help.title') }]}
    >
      {loaded === null && <Loading />}
      {loaded === 'failed' && (
        <Notice kind="warning" title={t('shell.states.unreachable')} isAnnounced>
          <p>{t('shell.states.unreachableText')}</p>
        </Notice>
      )}
      {loaded !== null && loaded !== 'failed' && <Text key={loaded.language} {...loaded} />}
    </Page>
  );
}

function Text({ guide, language }: LoadedGuide): ReactNode {
  const { t, locale } = useWords();
  useEffect(() => {
    showPlace();
    window.addEventListener('hashchange', showPlace);
    return () => window.removeEventListener('hashchange', showPlace);
  }, []);
  // The page's own heading says what the first one of the text does.
  const [, ...blocks] = guide.blocks;
  return (
    <>
      {language !== locale && (
        <Notice>
          <p>{t(language === 'ru' ? 'help.inRussian' : 'help.inEnglish')}</p>
        </Notice>
      )}
      <article className="guide" lang={language}>
        <GuideBlocks blocks={blocks} />
      </article>
    </>
  );
}

/** After the text has arrived, because the browser looked for the place before. */
function showPlace(): void {
  const place = document.getElementById(decodeURIComponent(location.hash.slice(1)));
  if (!place) return;
  place.scrollIntoView();
  place.focus({ preventScroll: true });
}
