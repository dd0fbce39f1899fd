// The frame around the lines of one entry: it is put into the copy, and nothing is sent.

import type { ReactNode } from 'react';
import type { WordKey } from '../../../engine/languages/word-key.ts';
import { useWords } from '../../../web/i18n/use-words.ts';
import { LinesForm } from '../../../web/kit/lines-form.tsx';
import type { LinesOf } from '../../../web/kit/lines-of.ts';
import { Notice } from '../../../web/kit/notice.tsx';
import { paths, to } from '../../../web/paths.ts';

export function EntryForm<Values>({
  notice,
  onTake,
  ...form
}: {
  /** Names the entry, so that half of one is never continued in another. */
  readonly name: string;
  readonly lines: LinesOf<Values>;
  readonly start: Partial<Values>;
  readonly notice?: WordKey | false;
  readonly onTake: (values: Values) => void;
}): ReactNode {
  const { t } = useWords();
  return (
    <LinesForm<Values>
      {...form}
      room="lawEdit"
      submit="lawEdit.entry.take"
      backTo={to(paths.lawChange)}
      onTake={(values) => {
        onTake(values);
        return true;
      }}
    >
      {notice && (
        <Notice>
          <p>{t(notice)}</p>
        </Notice>
      )}
    </LinesForm>
  );
}
