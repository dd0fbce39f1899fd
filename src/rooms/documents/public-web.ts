// The door of this room for the browser: what the screens of other rooms show of documents. It has
// no screen of its own.

import type documentsWords from '../../../languages/en/documents.json';

export { ChooseFiles } from './screens/choose-files.tsx';
export { DocumentCard, DocumentPages, SaveDocument } from './screens/document-card.tsx';
export { documentLines, takeOffLines } from './screens/lines.ts';
export { useSending } from './screens/use-sending.ts';

declare module '../../engine/languages/word-key.ts' {
  interface Words {
    documents: typeof documentsWords;
  }
}
