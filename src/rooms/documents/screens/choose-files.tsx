// Choosing what to attach: a file, or pages photographed here, which never reach the gallery of the
// phone. Each shows how far it has come and can be cancelled.

import { type ReactNode, useState } from 'react';
import { formatNumber } from '../../../engine/languages/format.ts';
import { useWords } from '../../../web/i18n/use-words.ts';
import { Button } from '../../../web/kit/button.tsx';
import { FileDrop } from '../../../web/kit/file-drop.tsx';
import { Notice } from '../../../web/kit/notice.tsx';
import { Progress } from '../../../web/kit/progress.tsx';
import { wordsFor } from '../../../web/kit/error-summary.tsx';
import { codeOf } from '../../../web/problem.ts';
import { documentBytesMax, pagesAtOnceMax } from '../model.ts';
import { Camera } from './camera.tsx';
import type { Sent, SendingFiles } from './use-sending.ts';

const accepted = '.pdf,.jpg,.jpeg,.png,.webp,.heic,.tif,.tiff,.docx,.xlsx,.odt,.txt';

export function ChooseFiles({ sending }: { readonly sending: SendingFiles }): ReactNode {
  const { t, locale } = useWords();
  const [isCameraOpen, setIsCameraOpen] = useState(false);
  const [tooLarge, setTooLarge] = useState<readonly string[]>([]);
  const take = (files: readonly File[]): void => {
    const fits = files.filter(({ size }) => size > 0 && size <= documentBytesMax);
    setTooLarge(files.filter((file) => !fits.includes(file)).map(({ name }) => name));
    const room = pagesAtOnceMax - sending.files.length;
    for (const file of fits.slice(0, room)) sending.add(file, file.name);
  };
  const megabytes = formatNumber(locale, documentBytesMax / 1024 / 1024);
  return (
    <div className="stack">
      <FileDrop
        label={t('documents.attach.file')}
        hint={t('documents.attach.fileHint', { megabytes })}
        accept={accepted}
        allowsSeveral
        onFiles={take}
      />
      {'mediaDevices' in navigator && (
        <div className="row">
          <Button onClick={() => setIsCameraOpen(true)}>{t('documents.camera.open')}</Button>
          <span className="soft small">{t('documents.camera.hint')}</span>
        </div>
      )}
      {isCameraOpen && (
        <Camera
          pages={sending.files.length}
          onPage={(page, number) => sending.add(page, t('documents.camera.page', { number }))}
          onClose={() => setIsCameraOpen(false)}
        />
      )}
      {tooLarge.length > 0 && (
        <Notice kind="warning" isAnnounced>
          <p>{t('documents.attach.wrongSize', { names: tooLarge.join(', '), megabytes })}</p>
        </Notice>
      )}
      {sending.files.length > 1 && <p>{t('documents.attach.oneFile')}</p>}
      <ul className="plain stack">
        {sending.files.map((file) => (
          <li key={file.key}>
            <One file={file} sending={sending} />
          </li>
        ))}
      </ul>
    </div>
  );
}

function One({ file, sending }: { file: Sent; sending: SendingFiles }): ReactNode {
  const { t, locale } = useWords();
  const kilobytes = (bytes: number) => Math.ceil(bytes / 1024);
  const size = formatNumber(locale, kilobytes(file.bytes));
  return (
    <div className="row">
      {file.upload === null ? (
        <Progress
          label={t('documents.attach.sending', { name: file.label })}
          done={kilobytes(file.sentBytes)}
          total={kilobytes(file.bytes)}
        />
      ) : (
        <span>{t('documents.attach.sent', { name: file.label, size })}</span>
      )}
      {file.problem !== null && (
        <>
          <span role="alert">{wordsFor(codeOf(file.problem), 'documents')}</span>
          <Button onClick={() => sending.retry(file.key)}>{t('documents.attach.goOn')}</Button>
        </>
      )}
      <Button kind="quiet" onClick={() => sending.remove(file.key)}>
        {t(file.upload === null ? 'documents.attach.cancel' : 'documents.attach.remove')}
        <span className="visually-hidden">{file.label}</span>
      </Button>
    </div>
  );
}
