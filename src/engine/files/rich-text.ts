// Collects the text of one string of a workbook, which may come in several runs with their own
// fonts. Phonetic hints are left out. A string counts as struck through only if all of it is.

import { unescapeText } from './escaped-text.ts';

export type PlainText = { readonly text: string; readonly isStruck: boolean };

export class RichText {
  private text = '';
  private struckLength = 0;
  private isText = false;
  private isPhonetic = false;
  private isRunStruck = false;

  open(name: string, attributes: Readonly<Record<string, string>>): void {
    if (name === 't') this.isText = !this.isPhonetic;
    else if (name === 'rPh') this.isPhonetic = true;
    else if (name === 'r') this.isRunStruck = false;
    else if (name === 'strike') this.isRunStruck = isOn(attributes);
  }

  add(text: string): void {
    if (!this.isText) return;
    this.text += text;
    if (this.isRunStruck) this.struckLength += text.length;
  }

  close(name: string): void {
    if (name === 't') this.isText = false;
    else if (name === 'rPh') this.isPhonetic = false;
    else if (name === 'r') this.isRunStruck = false;
  }

  /** The whole string; the next one begins empty. */
  take(): PlainText {
    const isStruck = this.text !== '' && this.struckLength === this.text.length;
    const text = unescapeText(this.text);
    this.text = '';
    this.struckLength = 0;
    this.isRunStruck = false;
    return { text, isStruck };
  }
}

/** `<strike/>` and `<strike val="1"/>`. */
export function isOn(attributes: Readonly<Record<string, string>>): boolean {
  return !/^(0|false|off)$/i.test(attributes['val'] ?? '1');
}
