// The passkeys of one's own account.

import { type ReactNode, useState } from 'react';
import { formatDateTime } from '../../../../engine/languages/format.ts';
import { useCommand } from '../../../../web/command.ts';
import { useWords } from '../../../../web/i18n/use-words.ts';
import { Button } from '../../../../web/kit/button.tsx';
import { ButtonLink } from '../../../../web/kit/button-link.tsx';
import { Card } from '../../../../web/kit/card.tsx';
import { Confirm } from '../../../../web/kit/confirm.tsx';
import { Notice } from '../../../../web/kit/notice.tsx';
import { Row, Rows } from '../../../../web/kit/rows.tsx';
import { paths, to } from '../../../../web/paths.ts';
import { useMe } from '../../../../web/use-session.ts';
import type { endOwnPasskey } from '../../own/api.ts';
import type { Own } from './own-account.tsx';

type Passkey = Own['passkeys'][number];

export function OwnPasskeys({ own }: { readonly own: Own }): ReactNode {
  const { t } = useWords();
  const [ending, setEnding] = useState<Passkey | null>(null);
  const [isEnded, setIsEnded] = useState(false);
  const { passkeys, may } = own;
  return (
    <Card title={t('accounts.own.passkeys.title')}>
      <p>{t('accounts.own.passkeys.text')}</p>
      {isEnded && <Notice kind="success" title={t('accounts.own.passkeys.ended')} isAnnounced />}
      {passkeys.length === 0 ? (
        <p className="label">{t('accounts.own.passkeys.none')}</p>
      ) : (
        <Rows label={t('accounts.own.passkeys.title')}>
          {passkeys.map((passkey) => (
            <PasskeyRow
              key={passkey.passkeyId}
              passkey={passkey}
              onEnd={() => {
                setIsEnded(false);
                setEnding(passkey);
              }}
            />
          ))}
        </Rows>
      )}
      {may.addPasskey && (
        <p>
          <ButtonLink to={to(paths.newPasskey)}>{t('accounts.own.passkeys.add')}</ButtonLink>
        </p>
      )}
      {ending && (
        <EndPasskey
          passkey={ending}
          onClose={(hasEnded) => {
            setIsEnded(hasEnded);
            setEnding(null);
          }}
        />
      )}
    </Card>
  );
}

function PasskeyRow({
  passkey,
  onEnd,
}: {
  readonly passkey: Passkey;
  readonly onEnd: () => void;
}): ReactNode {
  const { t, locale } = useWords();
  const { timeZone } = useMe();
  const { name, madeAt, usedAt, isSynced } = passkey;
  const at = (instant: string) => formatDateTime(locale, new Date(instant), timeZone);
  const facts = [
    t('accounts.own.passkeys.made', { at: at(madeAt) }),
    usedAt === null
      ? t('accounts.own.passkeys.unused')
      : t('accounts.own.passkeys.used', { at: at(usedAt) }),
    ...(isSynced ? [t('accounts.own.passkeys.synced')] : []),
  ];
  return (
    <Row
      title={name}
      text={facts.join(' · ')}
      aside={
        <Button onClick={onEnd}>
          {t('accounts.own.passkeys.end')}
          <span className="visually-hidden"> {name}</span>
        </Button>
      }
    />
  );
}

function EndPasskey({
  passkey: { passkeyId, name },
  onClose,
}: {
  readonly passkey: Passkey;
  readonly onClose: (hasEnded: boolean) => void;
}): ReactNode {
  const { t } = useWords();
  const action = useCommand<typeof endOwnPasskey>('DELETE /api/account/passkeys/:passkeyId');
  const end = async (): Promise<void> => {
    if (await action.run({ params: { passkeyId } })) onClose(true);
  };
  return (
    <Confirm
      title={t('accounts.own.passkeys.endTitle', { name })}
      step={t('accounts.own.passkeys.end')}
      isOpen
      action={action}
      room="accounts"
      onConfirm={() => void end()}
      onClose={() => onClose(false)}
    >
      <p>{t('accounts.own.passkeys.endText')}</p>
    </Confirm>
  );
}
