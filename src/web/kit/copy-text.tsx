// A text that must reach another place character by character, with a button that copies it and
// reports that it did. If copying is not allowed, the text is selected instead, so that the person
// can copy it.

import { type ReactNode, useRef, useState } from 'react';
import { Button } from './button.tsx';

/**
 * `label`: left out under a heading that says the same. `shown`: the same text split into groups for
 * reading; `text` is what gets copied.
 */
export function CopyText({
  label,
  text,
  shown = text,
  copy,
  copied,
}: {
  readonly label?: string;
  readonly text: string;
  readonly shown?: string;
  readonly copy: string;
  readonly copied: string;
}): ReactNode {
  const [isCopied, setIsCopied] = useState(false);
  const place = useRef<HTMLElement>(null);
  const select = (): void => {
    if (place.current) getSelection()?.selectAllChildren(place.current);
  };
  const press = (): void => {
    if (!('clipboard' in navigator)) return select();
    navigator.clipboard.writeText(text).then(() => setIsCopied(true), select);
  };
  return (
    <div className="stack">
      {label && <p className="label">{label}</p>}
      <code className="copy-text" ref={place}>
        {shown}
      </code>
      <div className="row">
        <Button onClick={press}>{copy}</Button>
        <span role="status">{isCopied ? copied : ''}</span>
      </div>
    </div>
  );
}
