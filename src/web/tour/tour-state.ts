// How far the tour of this browser's visitor has come. That somebody left a tour is remembered on
// the device, per role; it is the only thing besides the language that is kept there, and only in a
// demo.

import type { TourRole } from './tours.ts';

const storageKey = 'tours-left';

/** `null`: offered, not begun. */
let step: number | null = null;
let leftHere = false;
const listeners = new Set<() => void>();

export type TourState = number | 'offered' | 'left';

export function tourState(role: TourRole): TourState {
  if (leftHere || readLeft().includes(role)) return 'left';
  return step ?? 'offered';
}

export function onTourChange(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

export function goToStep(at: number): void {
  step = at;
  tell();
}

export function leaveTour(role: TourRole): void {
  step = null;
  leftHere = true;
  try {
    localStorage.setItem(storageKey, [...new Set([...readLeft(), role])].join(' '));
  } catch {
    // It stays left until the page is loaded again.
  }
  tell();
}

/** Somebody else may sign in without loading the page anew. */
export function forgetTour(): void {
  step = null;
  leftHere = false;
}

function readLeft(): readonly string[] {
  try {
    return (localStorage.getItem(storageKey) ?? '').split(' ');
  } catch {
    return [];
  }
}

function tell(): void {
  for (const each of listeners) each();
}
