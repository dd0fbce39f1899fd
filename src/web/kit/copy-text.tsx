// A text that must reach another place letter by letter, with a button that copies it and says so.
// Where copying is not allowed the text is selected instead, so that it can be copied by hand.

import { type ReactNode, useRef, useState } from 'react';
import { Button } from './button.tsx';

/** `shown`: the same text parted for the eye; what is copied is `text`. */
export function CopyText({
  label,
  text,
  shown = text,
  copy,
  copied,
}: {
  readonly label: string;
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
      <p className="label">{label}</p>
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
