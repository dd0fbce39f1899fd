// A form made of lines whose answers are not the body of one command: an entry of a copy that is
// proposed later, or people who are checked before their files are opened. The screen takes them.

import type { ReactNode } from 'react';
import type { Text, Typed } from '../../engine/forms/line.ts';
import type { LinesOf, TypedOf } from './lines-of.ts';
import { FormSheet, type SheetProps, useSheet } from './form-sheet.tsx';

type LinesFormProps<Shape> = Pick<SheetProps, 'room' | 'backTo' | 'labels'> & {
  /** Names the form and its record, for the draft: `law/change/offences/3`. */
  readonly name: string;
  readonly lines: LinesOf<Shape>;
  /** Initial values, in the shape of the answers. */
  readonly start?: Partial<Shape>;
  readonly submit?: Text | ((typed: TypedOf<Shape>) => Text);
  readonly isPlain?: (typed: TypedOf<Shape>) => boolean;
  /** Where the screen has the answers sent: `useCommand`. */
  readonly action?: { readonly isBusy: boolean; readonly problem: unknown };
  /** True: taken, so that the form is empty again. */
  readonly onTake: (values: Shape, typed: TypedOf<Shape>) => boolean | Promise<boolean>;
  readonly children?: ReactNode | ((typed: TypedOf<Shape>) => ReactNode);
  readonly below?: (typed: TypedOf<Shape>) => ReactNode;
};
type Values = Readonly<Record<string, unknown>>;
type AnyProps = SheetProps &
  Pick<LinesFormProps<Values>, 'name' | 'action' | 'start'> & {
    readonly onTake: (values: Values, typed: Typed) => boolean | Promise<boolean>;
    readonly below?: (typed: Typed) => ReactNode;
  };

export function LinesForm<Shape>(props: LinesFormProps<Shape>): ReactNode {
  return <Loosely {...(props as unknown as AnyProps)} />;
}

function Loosely({ action = { isBusy: false, problem: null }, ...props }: AnyProps): ReactNode {
  const sheet = useSheet({
    ...props,
    async onSend(values) {
      if (await props.onTake(values, sheet.typed)) sheet.startAfresh();
    },
  });
  return <FormSheet {...props} {...action} sheet={sheet} />;
}
