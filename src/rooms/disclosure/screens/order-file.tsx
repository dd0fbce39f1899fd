// The scanned order. Its fingerprint is computed in the browser, and only the fingerprint is sent.
// The file stays where it is; anyone who has it can later prove that it is the same one.

import { type ReactNode, useState } from 'react';
import { useWords } from '../../../web/i18n/use-words.ts';
import { FileDrop } from '../../../web/kit/file-drop.tsx';
import './disclosure.css';

const bytesMax = 50_000_000;

export function OrderFile({
  hash,
  onHash,
}: {
  readonly hash: string;
  readonly onHash: (hash: string) => void;
}): ReactNode {
  const { t } = useWords();
  const [isWrong, setIsWrong] = useState(false);
  const take = async (file: File | undefined): Promise<void> => {
    if (!file) return;
    const found = file.size <= bytesMax ? await fingerprintOf(file).catch(() => null) : null;
    setIsWrong(found === null);
    onHash(found ?? '');
  };
  return (
    <>
      <FileDrop
        label={t('disclosure.ask.file')}
        hint={t('disclosure.ask.fileHint')}
        name="orderHash"
        accept=".pdf,.jpg,.jpeg,.png,.tif,.tiff"
        error={isWrong ? t('disclosure.ask.fileWrong') : null}
        onFiles={([file]) => void take(file)}
      />
      <p role="status" className="disclosure-hash">
        {hash && t('disclosure.ask.fingerprint', { hash })}
      </p>
    </>
  );
}

async function fingerprintOf(file: File): Promise<string> {
  const digest = await crypto.subtle.digest('SHA-256', await file.arrayBuffer());
  return Array.from(new Uint8Array(digest), (byte) => byte.toString(16).padStart(2, '0')).join('');
}
