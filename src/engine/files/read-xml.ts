// Reads one XML part of an archive as a stream of events. Only XML's own five entities are defined
// and document types are refused, so nothing can expand and nothing can be fetched.

import { SaxesParser } from 'saxes';
import { RefusedFile } from './limits.ts';
import { type ArchiveEntry, type UnpackBudget } from './unzip.ts';

export type XmlHandler = {
  readonly open: (name: string, attributes: Readonly<Record<string, string>>) => void;
  readonly text?: (text: string) => void;
  readonly close?: (name: string) => void;
};

/** Names come without their namespace prefix. Throws `RefusedFile` `damaged` or `truncated`. */
export function readXml(entry: ArchiveEntry, budget: UnpackBudget, handler: XmlHandler): void {
  const parser = new SaxesParser({ xmlns: false, position: false });
  const decoder = new TextDecoder('utf-8');
  parser.on('opentag', (tag) => {
    handler.open(localName(tag.name), tag.attributes);
    if (tag.isSelfClosing) return;
  });
  parser.on('closetag', (tag) => handler.close?.(localName(tag.name)));
  parser.on('text', (text) => handler.text?.(text));
  parser.on('cdata', (text) => handler.text?.(text));
  parser.on('doctype', () => {
    throw new RefusedFile('damaged', { entry: entry.name });
  });
  parser.on('error', () => {
    throw new RefusedFile('damaged', { entry: entry.name });
  });
  budget.unpack(entry, (chunk, isLast) => {
    parser.write(decoder.decode(chunk, { stream: !isLast }));
    if (isLast) parser.close();
  });
}

export function localName(name: string): string {
  const colon = name.indexOf(':');
  return colon === -1 ? name : name.slice(colon + 1);
}
