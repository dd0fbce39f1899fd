// What is left out of the parts of a Word or Excel file, element by element. Fields of Word that
// fetch something are refused, because the page would look different without them; formulas of
// Excel become the values they last showed, since a record must not compute itself anew.

import { namesIn } from '../names-in.ts';
import { RefusedDocument } from '../refused-document.ts';
import type { Attributes, XmlRules } from './rewrite-xml.ts';

const relationNames = [
  'http://schemas.openxmlformats.org/officeDocument/2006/relationships',
  'http://purl.oclc.org/ooxml/officeDocument/relationships',
];

const leftOut: Readonly<Record<'docx' | 'xlsx', ReadonlySet<string>>> = {
  docx: new Set(
    namesIn(`
  attachedTemplate mailMerge documentProtection rsids docVars svgBlip externalData
  hlinkClick hlinkHover hlinkMouseOver dataBinding permStart embedRegular embedBold
  embedItalic embedBoldItalic permEnd movie saveThroughXslt linkStyles writeProtection
  docPartObj webSettings
`),
  ),
  xlsx: new Set(
    namesIn(`
  f definedNames externalReferences extLst conditionalFormatting dataValidations
  calculatedColumnFormula totalsRowFormula webPublishItems pivotCaches fileSharing
  fileRecoveryPr svgBlip externalData hlinkClick hlinkHover workbookProtection
  sheetProtection webPublishing customWorkbookViews customSheetViews smartTags smartTagPr
  smartTagTypes userProtectedRange queryTableFields functionGroups hyperlinks
  legacyDrawingHF tableParts
`),
  ),
};
const objects = [
  'OLEObject',
  'oleObject',
  'oleObjects',
  'object',
  'control',
  'controls',
  'altChunk',
];
/** Names of people and of their devices; `rsid` tells which parts were written in one sitting. */
const told = /^(author|initials|userId|providerId|rsid\w*|lastEdited|codeName|dateUtc)$/;
/** Fields of Word that fetch, start or include something. */
const fetching =
  /^\s*(DDE|DDEAUTO|INCLUDE\w*|IMPORT|LINK|DATABASE|RD|AUTOTEXT\w*|EMBED|MACROBUTTON|CONTROL|HTMLACTIVEX|ADDIN)\b/i;
const outside = /^\s*([a-z][\w+.-]*:|\/\/|\\\\)/i;

/** `kept`: the relations of this part that lead to something kept. */
export function rulesOf(format: 'docx' | 'xlsx', kept: ReadonlySet<string>): XmlRules {
  const prefixes = new Set<string>();
  const field = new FieldReader();
  let root: string | null = null;
  return {
    keepsElement: (name, attributes) => {
      for (const [attribute, value] of Object.entries(attributes)) {
        if (attribute.startsWith('xmlns:') && relationNames.includes(value)) {
          prefixes.add(attribute.slice('xmlns:'.length));
        }
      }
      root ??= name;
      if (objects.includes(name)) refuseObject(name);
      // In a chart it only names the cells that are drawn.
      if (name === 'f' && root !== 'worksheet') return true;
      field.open(name, attributes);
      return !leftOut[format].has(name);
    },
    attribute: (name, value, whole) => {
      if (told.test(name)) return name === 'author' ? '' : null;
      const colon = whole.indexOf(':');
      if (colon > 0 && prefixes.has(whole.slice(0, colon))) return kept.has(value) ? value : null;
      // Excel's own numbers of what this file no longer has.
      if (format === 'xlsx' && (whole === 'vm' || whole === 'cm')) return null;
      const mayPoint = /^(href|src|link|cite|action|background)$/i.test(name);
      return mayPoint && outside.test(value) ? null : value;
    },
    keepsText: (element) => element !== 'author',
    sees: (element, text) => field.text(element, text),
  };
}

function refuseObject(name: string): void {
  const isControl = /control/i.test(name);
  throw new RefusedDocument(isControl ? 'document-has-macros' : 'document-has-files-inside');
}

/** The order of a field may be spread over many runs: it is complete when its result begins. */
class FieldReader {
  private readonly orders: string[] = [];

  open(name: string, attributes: Attributes): void {
    if (name === 'fldSimple') refuseFetching(valueOf(attributes, 'instr'));
    if (name !== 'fldChar') return;
    const kind = valueOf(attributes, 'fldCharType');
    if (kind === 'begin') this.orders.push('');
    else if (kind === 'separate') refuseFetching(this.orders.at(-1) ?? '');
    else refuseFetching(this.orders.pop() ?? '');
  }

  text(element: string, text: string): void {
    if (element !== 'instrText' && element !== 'delInstrText') return;
    if (this.orders.length === 0) this.orders.push('');
    this.orders[this.orders.length - 1] += text;
    // Without an end it would never be looked at.
    refuseFetching(this.orders.at(-1)!.concat(' '));
  }
}

function valueOf(attributes: Attributes, name: string): string {
  const found = Object.entries(attributes).find(([key]) => key.split(':').at(-1) === name);
  return found?.[1] ?? '';
}

function refuseFetching(order: string): void {
  if (fetching.test(order)) throw new RefusedDocument('document-fetches-from-outside');
}
