// Fetches the code and the words of a screen together, then shows it. A screen opened once opens at
// once afterwards.

import { type ComponentType, type ReactNode, useEffect, useState } from 'react';
import { useWords } from '../i18n/use-words.ts';
import { needRooms } from '../i18n/words.ts';
import { Button } from '../kit/button.tsx';
import { Loading } from '../kit/loaded.tsx';
import { Notice } from '../kit/notice.tsx';
import type { ScreenEntry, ScreenProps } from '../screen.ts';

type Screen = ComponentType<ScreenProps>;
const opened = new Map<string, Screen>();

type LoaderProps = { readonly entry: ScreenEntry; readonly params: ScreenProps['params'] };

export function ScreenLoader(props: LoaderProps): ReactNode {
  const [attempt, setAttempt] = useState(0);
  const retry = (): void => {
    // A browser may remember that a module did not come; only a fresh page asks again then.
    if (attempt > 0) window.location.reload();
    setAttempt(attempt + 1);
  };
  return <LoadedScreen key={attempt} {...props} retry={retry} />;
}

function LoadedScreen({
  entry,
  params,
  retry,
}: LoaderProps & { readonly retry: () => void }): ReactNode {
  const { t } = useWords();
  const [state, setState] = useState<{ Screen: Screen } | 'loading' | 'failed'>(() => {
    const Screen = opened.get(entry.path);
    return Screen ? { Screen } : 'loading';
  });
  useEffect(() => {
    if (opened.has(entry.path)) return undefined;
    let isCurrent = true;
    open(entry).then(
      (Screen) => isCurrent && setState({ Screen }),
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

async function open(entry: ScreenEntry): Promise<Screen> {
  const [Screen] = await Promise.all([entry.load(), needRooms(['problems', ...entry.words])]);
  opened.set(entry.path, Screen);
  return Screen;
}
