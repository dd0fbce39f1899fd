// What the parts of a restriction's page share: their properties, their frame, and whether anything
// can still be recorded.

import type { ReactNode } from 'react';
import { ButtonLink } from '../../../web/kit/button-link.tsx';
import { Card } from '../../../web/kit/card.tsx';
import type { RestrictionPage } from '../restriction/shapes.ts';
import type { RestrictionParams } from './restriction-form.tsx';

export type PartProps = { readonly page: RestrictionPage; readonly of: RestrictionParams };

export function isOpen({ restriction: { state } }: RestrictionPage): boolean {
  return state === 'active' || state === 'ordered';
}

/** A section of the page with its actions. */
export function PartCard(props: {
  readonly title: string;
  readonly action: { readonly to: string; readonly label: string } | null;
  readonly children: ReactNode;
}): ReactNode {
  const { title, action } = props;
  return (
    <Card
      title={title}
      actions={
        action && (
          <ButtonLink to={action.to} icon="add">
            {action.label}
          </ButtonLink>
        )
      }
    >
      {props.children}
    </Card>
  );
}
