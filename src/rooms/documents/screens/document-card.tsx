// One attached document: what it is, who attached it, and its pages as images on request, because
// each look at the content has an audit entry of its own.

import { type ReactNode, useState } from 'react';
import { formatDateTime, formatDay, formatNumber } from '../../../engine/languages/format.ts';
import { toDay } from '../../../kernel/day.ts';
import { useWords } from '../../../web/i18n/use-words.ts';
import { Button } from '../../../web/kit/button.tsx';
import { Card, Facts } from '../../../web/kit/card.tsx';
import { Dialog } from '../../../web/kit/dialog.tsx';
import { useMe } from '../../../web/use-session.ts';
import { formats } from '../model.ts';
import type { DocumentShown } from '../shapes.ts';

type Props = {
  readonly document: DocumentShown;
  /** What it is and to which record it is attached, in words. */
  readonly title: string;
  /** Where its content is read: `/api/…/<id>`. */
  readonly address: string;
  /** The form that takes it off, for those who may. */
  readonly takeOff?: ReactNode;
};

export function DocumentCard({ document, title, address, takeOff }: Props): ReactNode {
  const { t, locale } = useWords();
  const { timeZone } = useMe();
  const [isLooking, setIsLooking] = useState(false);
  const [isTakingOff, setIsTakingOff] = useState(false);
  const at = (instant: string) => formatDateTime(locale, new Date(instant), timeZone);
  const { takenOff, attachedBy: name } = document;
  if (takenOff) {
    return (
      <Card title={title}>
        <p className="soft">
          {t('documents.list.takenOff', {
            when: at(takenOff.at),
            name: takenOff.by ?? t('documents.list.somebody'),
            because: t(`documents.takeOffReasons.${takenOff.because}`),
          })}
        </p>
      </Card>
    );
  }
  const day = (value: string | null) => value && formatDay(locale, toDay(value), 'medium');
  return (
    <Card title={title}>
      <Facts
        facts={[
          [t('documents.fields.form'), t(`documents.forms.${document.form}`)],
          [t('documents.fields.originalSeenOn'), day(document.originalSeenOn)],
          [t('documents.fields.datedOn'), day(document.datedOn)],
          [t('documents.fields.issuer'), document.issuer],
          [t('documents.fields.number'), document.number],
          [
            t('documents.fields.language'),
            document.language && t(`documents.languages.${document.language}`),
          ],
          [
            t('documents.list.attached'),
            t('documents.list.by', {
              name: name ?? t('documents.list.somebody'),
              when: at(document.attachedAt),
            }),
          ],
        ]}
      />
      <div className="row">
        {formats[document.format].isShown && (
          <Button onClick={() => setIsLooking(true)}>{t('documents.list.look')}</Button>
        )}
        <SaveDocument document={document} address={address} />
        {takeOff && !isTakingOff && (
          <Button kind="quiet" onClick={() => setIsTakingOff(true)}>
            {t('documents.takeOff.begin')}
          </Button>
        )}
      </div>
      {isTakingOff && takeOff}
      {isLooking && (
        <DocumentPages
          title={title}
          address={address}
          pages={document.pages ?? 1}
          onClose={() => setIsLooking(false)}
        />
      )}
    </Card>
  );
}

type Saving = {
  readonly document: Pick<DocumentShown, 'format' | 'bytes'>;
  readonly address: string;
};

export function SaveDocument({ document: { format, bytes }, address }: Saving): ReactNode {
  const { t, locale } = useWords();
  return (
    <a className="button" href={`${address}/content`} download>
      {t('documents.list.save', {
        format: t(`documents.formats.${format}`),
        size: formatNumber(locale, Math.ceil(bytes / 1024)),
      })}
    </a>
  );
}

type PagesProps = {
  readonly title: string;
  readonly address: string;
  readonly pages: number;
  /** A page is on the screen. */
  readonly onShown?: () => void;
  readonly onClose: () => void;
};

/** The pages of a document, one at a time. */
export function DocumentPages({ title, address, pages, onShown, onClose }: PagesProps): ReactNode {
  const { t } = useWords();
  const [page, setPage] = useState(1);
  const [isFailed, setIsFailed] = useState(false);
  const turn = (to: number) => {
    setIsFailed(false);
    setPage(to);
  };
  const place = t('documents.list.page', { page, pages });
  return (
    <Dialog title={title} isOpen onClose={onClose}>
      <div className="row" hidden={pages === 1}>
        <Button disabled={page === 1} onClick={() => turn(page - 1)}>
          {t('documents.list.before')}
        </Button>
        <output>{place}</output>
        <Button disabled={page === pages} onClick={() => turn(page + 1)}>
          {t('documents.list.next')}
        </Button>
      </div>
      {isFailed ? (
        <p role="alert">{t('documents.list.notShown')}</p>
      ) : (
        <img
          key={page}
          className="document-page"
          src={`${address}/page?page=${page}`}
          alt={place}
          onLoad={onShown}
          onError={() => setIsFailed(true)}
        />
      )}
    </Dialog>
  );
}
