// Choosing files: the browser's own input behind a button in our words (its own would be in the
// browser's language), with a drop area around it. Nothing is sent here; the screen gets the files
// and decides.

import { type ReactNode, useState } from 'react';
import { useWords } from '../i18n/use-words.ts';
import { Field, type FieldTexts } from './field.tsx';

export function FileDrop(
  props: FieldTexts & {
    /** File name endings, such as ".xlsx,.csv". */
    readonly accept: string;
    readonly allowsSeveral?: boolean;
    readonly onFiles: (files: readonly File[]) => void;
  },
): ReactNode {
  const { t } = useWords();
  const [isOver, setIsOver] = useState(false);
  const [chosen, setChosen] = useState<readonly File[]>([]);
  const take = (files: readonly File[]): void => {
    if (files.length === 0) return;
    setChosen(files);
    props.onFiles(props.allowsSeveral ? files : files.slice(0, 1));
  };
  return (
    <Field {...props}>
      {(control) => (
        <div
          className={isOver ? 'file-drop file-drop-over' : 'file-drop'}
          onDragOver={(event) => {
            event.preventDefault();
            setIsOver(true);
          }}
          onDragLeave={() => setIsOver(false)}
          onDrop={(event) => {
            event.preventDefault();
            setIsOver(false);
            take([...event.dataTransfer.files]);
          }}
        >
          <input
            {...control}
            type="file"
            accept={props.accept}
            multiple={props.allowsSeveral}
            className="visually-hidden"
            onChange={(event) => take([...(event.target.files ?? [])])}
          />
          <label className="button" htmlFor={control.id}>
            {t('shell.file.choose')}
          </label>
          <span className="soft small">{t('shell.file.hint')}</span>
          <output>
            {chosen.length > 0 &&
              t('shell.file.chosen', { name: chosen.map((file) => file.name).join(', ') })}
          </output>
        </div>
      )}
    </Field>
  );
}
