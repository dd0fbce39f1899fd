// Writes one XML part of an office file anew, event by event: document types, comments and
// processing instructions are gone, elements and attributes go through the rules of the format.
// What cannot be read as XML is refused by the reader.

import { SaxesParser } from 'saxes';
import type { ArchiveEntry, UnpackBudget } from '../../../files/unzip.ts';
import { localName } from '../../../files/read-xml.ts';
import { RefusedDocument } from '../refused-document.ts';

export type Attributes = Readonly<Record<string, string>>;

export type XmlRules = {
  /** False leaves the element out with everything inside. May refuse the document. */
  readonly keepsElement: (name: string, attributes: Attributes) => boolean;
  /** Null leaves the attribute out. `name` is without its prefix; `whole` is as written. */
  readonly attribute: (name: string, value: string, whole: string) => string | null;
  /** Text of elements that name a person or a program is left out. */
  readonly keepsText: (element: string) => boolean;
  /** All text inside one element, before it is written. May refuse the document. */
  readonly sees?: (element: string, text: string) => void;
};

const depthMax = 500;

/** Throws `RefusedFile` and `RefusedDocument`. */
export function rewriteXml(
  entry: ArchiveEntry,
  budget: UnpackBudget,
  rules: XmlRules,
): Uint8Array<ArrayBuffer> {
  const writer = new XmlWriter(rules);
  const parser = new SaxesParser({ xmlns: false, position: false });
  const decoder = new TextDecoder('utf-8');
  const damaged = () => {
    throw new RefusedDocument('document-damaged');
  };
  parser.on('opentag', (tag) => writer.open(tag.name, tag.attributes as Attributes));
  parser.on('closetag', (tag) => writer.close(tag.name));
  parser.on('text', (text) => writer.text(text));
  parser.on('cdata', (text) => writer.text(text));
  parser.on('doctype', damaged);
  parser.on('error', damaged);
  budget.unpack(entry, (chunk, isLast) => {
    parser.write(decoder.decode(chunk, { stream: !isLast }));
    if (isLast) parser.close();
  });
  return writer.finish();
}

class XmlWriter {
  private readonly parts: string[] = ['<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'];
  private readonly open_: string[] = [];
  /** How many elements deep we are in one that is left out. */
  private leftOut = 0;
  private readonly rules: XmlRules;

  constructor(rules: XmlRules) {
    this.rules = rules;
  }

  open(whole: string, attributes: Attributes): void {
    const name = localName(whole);
    if (this.open_.length > depthMax) throw new RefusedDocument('document-damaged');
    if (this.leftOut > 0 || !this.rules.keepsElement(name, attributes)) {
      this.leftOut += 1;
      return;
    }
    this.open_.push(name);
    let tag = `<${whole}`;
    for (const [attribute, value] of Object.entries(attributes)) {
      const kept = isNamespace(attribute)
        ? value
        : this.rules.attribute(localName(attribute), value, attribute);
      if (kept !== null) tag += ` ${attribute}="${escaped(kept)}"`;
    }
    this.parts.push(`${tag}>`);
  }

  close(whole: string): void {
    if (this.leftOut > 0) {
      this.leftOut -= 1;
      return;
    }
    this.open_.pop();
    this.parts.push(`</${whole}>`);
  }

  text(text: string): void {
    const element = this.open_.at(-1) ?? '';
    if (this.leftOut > 0 || element === '') return;
    this.rules.sees?.(element, text);
    if (this.rules.keepsText(element)) this.parts.push(escaped(text));
  }

  finish(): Uint8Array<ArrayBuffer> {
    return new TextEncoder().encode(this.parts.join(''));
  }
}

function isNamespace(attribute: string): boolean {
  return attribute === 'xmlns' || attribute.startsWith('xmlns:');
}

const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  '\t': '&#9;',
  '\n': '&#10;',
  '\r': '&#13;',
};

function escaped(text: string): string {
  return text.replace(/[&<>"\t\n\r]/g, (character) => entities[character]!);
}
