// Photographs pages inside the page: what the camera sees goes from a canvas to the server, and
// neither the phone's gallery nor its file system ever has it.

import { type ReactNode, useEffect, useRef, useState } from 'react';
import { useWords } from '../../../web/i18n/use-words.ts';
import { Button } from '../../../web/kit/button.tsx';
import { Dialog } from '../../../web/kit/dialog.tsx';
import { Notice } from '../../../web/kit/notice.tsx';

/** Enough to read a stamp on A4, and about 1 MB a page. */
const wanted = { facingMode: 'environment', width: { ideal: 2_560 }, height: { ideal: 1_920 } };
const jpegQuality = 0.85;

export function Camera({
  pages,
  onPage,
  onClose,
}: {
  readonly pages: number;
  readonly onPage: (page: Blob, number: number) => void;
  readonly onClose: () => void;
}): ReactNode {
  const { t } = useWords();
  const video = useRef<HTMLVideoElement>(null);
  const [state, setState] = useState<'opening' | 'open' | 'refused'>('opening');
  useEffect(() => {
    let stream: MediaStream | null = null;
    let isOver = false;
    navigator.mediaDevices.getUserMedia({ video: wanted, audio: false }).then(
      (opened) => {
        if (isOver || !video.current) return stop(opened);
        stream = opened;
        video.current.srcObject = opened;
        setState('open');
      },
      () => setState('refused'),
    );
    return () => {
      isOver = true;
      stop(stream);
    };
  }, []);
  const take = async (): Promise<void> => {
    const page = video.current && (await pictureOf(video.current));
    if (page) onPage(page, pages + 1);
  };
  return (
    <Dialog title={t('documents.camera.title')} isOpen onClose={onClose}>
      {state === 'refused' ? (
        <Notice kind="warning">
          <p>{t('documents.camera.refused')}</p>
        </Notice>
      ) : (
        <>
          <video ref={video} className="camera" autoPlay muted playsInline />
          <div className="row">
            <Button kind="main" disabled={state !== 'open'} onClick={() => void take()}>
              {t('documents.camera.take')}
            </Button>
            <Button onClick={onClose}>{t('documents.camera.done')}</Button>
            <output>{t('documents.camera.taken', { count: pages })}</output>
          </div>
        </>
      )}
    </Dialog>
  );
}

function stop(stream: MediaStream | null): void {
  for (const track of stream?.getTracks() ?? []) track.stop();
}

function pictureOf(video: HTMLVideoElement): Promise<Blob | null> {
  const canvas = document.createElement('canvas');
  canvas.width = video.videoWidth;
  canvas.height = video.videoHeight;
  canvas.getContext('2d')?.drawImage(video, 0, 0);
  return new Promise((resolve) => canvas.toBlob(resolve, 'image/jpeg', jpegQuality));
}
