// Groups of facts: a card with a heading, and a list of names and values inside it.

import { type ReactNode, useId } from 'react';

/** A part of a page with its own heading (h2, or h3 inside another card). */
export function Card({
  title,
  actions,
  level = 2,
  children,
}: {
  readonly title?: string;
  readonly actions?: ReactNode;
  readonly level?: 2 | 3;
  readonly children: ReactNode;
}): ReactNode {
  const id = useId();
  const Heading = `h${level}` as const;
  return (
    <section className="card" aria-labelledby={title ? id : undefined}>
      {(title || actions) && (
        <div className="card-head">
          {title && <Heading id={id}>{title}</Heading>}
          {actions && <div className="row">{actions}</div>}
        </div>
      )}
      {children}
    </section>
  );
}

/** Cards side by side where there is room. */
export function Cards({ children }: { readonly children: ReactNode }): ReactNode {
  return <div className="cards">{children}</div>;
}

/** Names and values. An empty value is left out, unless `none` gives a text to show instead. */
export function Facts({
  facts,
  none,
}: {
  readonly facts: readonly (readonly [name: string, value: ReactNode])[];
  readonly none?: string;
}): ReactNode {
  return (
    <dl className="facts">
      {facts.map(([name, value]) => {
        const shown = value === null || value === undefined || value === '' ? none : value;
        return shown === undefined ? null : (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{shown}</dd>
          </div>
        );
      })}
    </dl>
  );
}
