// Finds one matter by its whole code, as written on paper. It searches only when sent, because part
// of a code finds nothing.

import { type ReactNode, useState } from 'react';
import { typedCode } from '../../../kernel/letters.ts';
import { useWords } from '../../../web/i18n/use-words.ts';
import { Button } from '../../../web/kit/button.tsx';
import { TextField } from '../../../web/kit/text-field.tsx';
import './legal.css';

export function CodeSearch({
  code,
  onSearch,
}: {
  readonly code: string;
  readonly onSearch: (code: string) => void;
}): ReactNode {
  const { t } = useWords();
  const [typed, setTyped] = useState(code);
  return (
    <form
      role="search"
      className="row legal-search"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        onSearch(typedCode(typed));
      }}
    >
      <TextField
        label={t('legal.list.code')}
        hint={t('legal.list.codeHint')}
        value={typed}
        onChange={setTyped}
        lengthMax={40}
      />
      <Button type="submit" icon="search">
        {t('shell.form.search')}
      </Button>
      {code && (
        <Button
          kind="quiet"
          onClick={() => {
            setTyped('');
            onSearch('');
          }}
        >
          {t('shell.form.clear')}
        </Button>
      )}
    </form>
  );
}
