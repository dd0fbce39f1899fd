// Parts of a page that several rooms fill together: a room declares what it adds to which page, the
// app lists all of them, and the page shows those of the reader's role. This way a page can show
// data from rooms that may not know each other. The server decides what each part receives.

import type { ComponentType } from 'react';
import type { WordRoom } from '../engine/languages/word-key.ts';
import type { Role } from '../kernel/roles.ts';

export type PersonPartProps = { readonly personId: string };

/** A part of the person's page; smaller `order` comes first. */
export type PersonPart = {
  readonly name: string;
  readonly order: number;
  readonly roles: readonly Role[];
  readonly words: readonly WordRoom[];
  readonly load: () => Promise<ComponentType<PersonPartProps>>;
  /** What cannot wait: above everything else, and nothing at all while there is nothing. */
  readonly isFirst?: true;
  /** Who is with the person and what was promised: before the facts. */
  readonly isAlongside?: true;
};

let offered: readonly PersonPart[] = [];

/** Called once, by the app. */
export function offerPersonParts(parts: readonly PersonPart[]): void {
  offered = [...parts].sort((one, other) => one.order - other.order);
}

export function personPartsFor(role: Role): readonly PersonPart[] {
  return offered.filter((part) => part.roles.includes(role));
}

/** Shown above every screen of these roles; renders nothing while there is nothing to report. */
export type FramePart = Omit<PersonPart, 'order' | 'load' | 'isFirst' | 'isAlongside'> & {
  readonly isDemoOnly?: true;
  readonly load: () => Promise<ComponentType>;
};

let offeredFrame: readonly FramePart[] = [];

/** Called once, by the app. */
export function offerFrameParts(parts: readonly FramePart[]): void {
  offeredFrame = parts;
}

export function framePartsFor(role: Role, isDemo: boolean): readonly FramePart[] {
  return offeredFrame.filter((part) => part.roles.includes(role) && (isDemo || !part.isDemoOnly));
}
