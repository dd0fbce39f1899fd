// A search that waits until typing stops, so that a slow connection sends one request and not one
// per letter. The search text stays out of the address: it may be a name.

import { type ReactNode, useEffect, useId, useRef, useState } from 'react';
import { Icon } from './icon.tsx';

const pauseMilliseconds = 350;

export function SearchBox({
  label,
  hint,
  name,
  value,
  onSearch,
}: {
  readonly label: string;
  readonly hint?: string;
  /** If an error of the form beside it leads here. */
  readonly name?: string;
  readonly value: string;
  readonly onSearch: (text: string) => void;
}): ReactNode {
  const id = useId();
  const [typed, setTyped] = useState(value);
  const timer = useRef<number>(undefined);
  useEffect(() => () => window.clearTimeout(timer.current), []);
  const change = (text: string): void => {
    setTyped(text);
    window.clearTimeout(timer.current);
    timer.current = window.setTimeout(() => onSearch(text.trim()), pauseMilliseconds);
  };
  return (
    <search>
      <form
        className="field"
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          window.clearTimeout(timer.current);
          onSearch(typed.trim());
        }}
      >
        <label htmlFor={id}>{label}</label>
        {hint && (
          <p className="field-hint" id={`${id}-hint`}>
            {hint}
          </p>
        )}
        <div className="search">
          <Icon name="search" />
          <input
            id={id}
            type="search"
            name={name}
            className="control"
            value={typed}
            autoComplete="off"
            spellCheck={false}
            aria-describedby={hint ? `${id}-hint` : undefined}
            maxLength={100}
            onChange={(event) => change(event.target.value)}
          />
        </div>
      </form>
    </search>
  );
}
