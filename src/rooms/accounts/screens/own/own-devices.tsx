// The browsers from which one signed in. This one is left by signing out.

import { type ReactNode, useState } from 'react';
import { formatDateTime } from '../../../../engine/languages/format.ts';
import { useCommand } from '../../../../web/command.ts';
import { useWords } from '../../../../web/i18n/use-words.ts';
import { Button } from '../../../../web/kit/button.tsx';
import { Card } from '../../../../web/kit/card.tsx';
import { Confirm } from '../../../../web/kit/confirm.tsx';
import { Badge, Notice } from '../../../../web/kit/notice.tsx';
import { Row, Rows } from '../../../../web/kit/rows.tsx';
import { useMe } from '../../../../web/use-session.ts';
import type { endOwnDevice } from '../../own/api.ts';
import type { Own } from './own-account.tsx';

type Device = Own['devices'][number];

export function OwnDevices({ devices }: { readonly devices: readonly Device[] }): ReactNode {
  const { t } = useWords();
  const [ending, setEnding] = useState<Device | null>(null);
  const [isEnded, setIsEnded] = useState(false);
  return (
    <Card title={t('accounts.own.devices.title')}>
      <p>{t('accounts.own.devices.text')}</p>
      {isEnded && <Notice kind="success" title={t('accounts.own.devices.ended')} isAnnounced />}
      <Rows label={t('accounts.own.devices.title')}>
        {devices.map((device) => (
          <DeviceRow
            key={device.deviceId}
            device={device}
            onEnd={() => {
              setIsEnded(false);
              setEnding(device);
            }}
          />
        ))}
      </Rows>
      {ending && (
        <EndDevice
          device={ending}
          onClose={(hasEnded) => {
            setIsEnded(hasEnded);
            setEnding(null);
          }}
        />
      )}
    </Card>
  );
}

function DeviceRow({
  device: { madeAt, seenAt, isHere, isSignedIn },
  onEnd,
}: {
  readonly device: Device;
  readonly onEnd: () => void;
}): ReactNode {
  const { t, locale } = useWords();
  const { timeZone } = useMe();
  const at = (instant: string) => formatDateTime(locale, new Date(instant), timeZone);
  const last = t('accounts.own.devices.last', { at: at(seenAt) });
  return (
    <Row
      title={t(`accounts.own.devices.${isHere ? 'here' : 'elsewhere'}`)}
      text={`${last} · ${t('accounts.own.devices.first', { at: at(madeAt) })}`}
      aside={
        <>
          {isSignedIn && <Badge kind="success">{t('accounts.own.devices.signedIn')}</Badge>}
          {!isHere && (
            <Button onClick={onEnd}>
              {t('accounts.own.devices.end')}
              <span className="visually-hidden"> {last}</span>
            </Button>
          )}
        </>
      }
    />
  );
}

function EndDevice({
  device: { deviceId },
  onClose,
}: {
  readonly device: Device;
  readonly onClose: (hasEnded: boolean) => void;
}): ReactNode {
  const { t } = useWords();
  const action = useCommand<typeof endOwnDevice>('DELETE /api/account/devices/:deviceId');
  const end = async (): Promise<void> => {
    if (await action.run({ params: { deviceId } })) onClose(true);
  };
  return (
    <Confirm
      title={t('accounts.own.devices.endTitle')}
      step={t('accounts.own.devices.end')}
      isOpen
      action={action}
      room="accounts"
      onConfirm={() => void end()}
      onClose={() => onClose(false)}
    >
      <p>{t('accounts.own.devices.endText')}</p>
    </Confirm>
  );
}
