// The tour of a demo above the page: offered once, then four steps with a link each. It lies in the
// page and covers nothing, so it fits every width; Escape or a button leaves it for good.

import { type ReactNode, useEffect, useRef, useSyncExternalStore } from 'react';
import { Link, useLocation } from 'wouter';
import { useWords } from '../i18n/use-words.ts';
import { Button } from '../kit/button.tsx';
import { to } from '../paths.ts';
import { useMe } from '../use-session.ts';
import { goToStep, leaveTour, onTourChange, tourState } from './tour-state.ts';
import { isTourRole, type TourRole, tours } from './tours.ts';
import './tour.css';

export function Tour(): ReactNode {
  const { role } = useMe();
  return isTourRole(role) ? <TourOf role={role} /> : null;
}

function TourOf({ role }: { readonly role: TourRole }): ReactNode {
  const { t } = useWords();
  const state = useSyncExternalStore(onTourChange, () => tourState(role));
  if (state === 'left') return null;
  if (state !== 'offered') return <RunningTour key={state} role={role} at={state} />;
  return (
    <aside className="tour no-print" aria-label={t('demo.tour.title')}>
      <p>{t('demo.tour.offer')}</p>
      <div className="row">
        <Button kind="main" onClick={() => goToStep(0)}>
          {t('demo.tour.start')}
        </Button>
        <Button kind="quiet" onClick={() => leaveTour(role)}>
          {t('demo.tour.notNow')}
        </Button>
      </div>
    </aside>
  );
}

function RunningTour({ role, at }: { readonly role: TourRole; readonly at: number }): ReactNode {
  const { t } = useWords();
  const [location] = useLocation();
  const heading = useRef<HTMLHeadingElement>(null);
  const steps = tours[role];
  const step = steps[at]!;
  useEffect(() => heading.current?.focus(), []);
  useLeaveKey(() => leaveTour(role));
  const isLast = at === steps.length - 1;
  return (
    <aside className="tour no-print" aria-label={t('demo.tour.title')}>
      <h2 ref={heading} tabIndex={-1}>
        {t('demo.tour.step', { done: at + 1, total: steps.length })}
      </h2>
      <p>{t(`demo.tour.${role}.${step.text}`)}</p>
      <div className="row">
        {step.to !== null && step.to !== location && (
          <Link className="button" to={to(step.to as '/today')}>
            {t('demo.tour.show')}
          </Link>
        )}
        {at > 0 && <Button onClick={() => goToStep(at - 1)}>{t('shell.form.back')}</Button>}
        {!isLast && (
          <Button kind="main" onClick={() => goToStep(at + 1)}>
            {t('demo.tour.next')}
          </Button>
        )}
        <Button kind={isLast ? 'main' : 'quiet'} onClick={() => leaveTour(role)}>
          {t(isLast ? 'demo.tour.end' : 'demo.tour.leave')}
        </Button>
      </div>
    </aside>
  );
}

/** Escape; not while it closes something else, such as a dialog. Twice still leaves the program. */
function useLeaveKey(leave: () => void): void {
  useEffect(() => {
    const listen = (event: KeyboardEvent): void => {
      if (event.key !== 'Escape' || event.defaultPrevented) return;
      if (document.querySelector('dialog[open]')) return;
      leave();
    };
    window.addEventListener('keydown', listen);
    return () => window.removeEventListener('keydown', listen);
  });
}
