// Fetches the code and the texts of a screen together, then shows it. A screen opened once opens at
// once afterwards.

import { type ReactNode, useEffect, useState } from 'react';
import { useWords } from '../i18n/use-words.ts';
import { Button } from '../kit/button.tsx';
import { Loading } from '../kit/loaded.tsx';
import { Notice } from '../kit/notice.tsx';
import { type FoundScreen, openedScreen, openScreen, type Screen } from '../open-screen.ts';

export function ScreenLoader(props: FoundScreen): ReactNode {
  const [attempt, setAttempt] = useState(0);
  const retry = (): void => {
    // A browser may remember that a module failed to load; only reloading the page tries again
    // then.
    if (attempt > 0) window.location.reload();
    setAttempt(attempt + 1);
  };
  return <LoadedScreen key={attempt} {...props} retry={retry} />;
}

function LoadedScreen({
  entry,
  params,
  retry,
}: FoundScreen & { readonly retry: () => void }): ReactNode {
  const { t } = useWords();
  const [state, setState] = useState<{ Screen: Screen } | 'loading' | 'failed'>(() => {
    const Screen = openedScreen(entry);
    return Screen ? { Screen } : 'loading';
  });
  useEffect(() => {
    let isCurrent = true;
    openScreen(entry).then(
      (Screen) => isCurrent && setState((last) => (typeof last === 'object' ? last : { Screen })),
      () => isCurrent && setState('failed'),
    );
    return () => {
      isCurrent = false;
    };
  }, [entry]);
  if (state === 'loading') return <Loading />;
  if (state !== 'failed') return <state.Screen params={params} />;
  return (
    <Notice kind="warning" title={t('shell.states.unreachable')} isAnnounced>
      <p>{t('shell.states.unreachableText')}</p>
      <p>
        <Button onClick={retry}>{t('shell.states.tryAgain')}</Button>
      </p>
    </Notice>
  );
}
