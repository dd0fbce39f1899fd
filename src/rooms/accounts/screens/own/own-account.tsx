// One's own account, for every role: who one is here, what one signs in with, and from where.

import type { ReactNode } from 'react';
import type { ReturnsOf } from '../../../../kernel/contract.ts';
import { useWords } from '../../../../web/i18n/use-words.ts';
import { ButtonLink } from '../../../../web/kit/button-link.tsx';
import { Card, Facts } from '../../../../web/kit/card.tsx';
import { Loaded } from '../../../../web/kit/loaded.tsx';
import { Notice } from '../../../../web/kit/notice.tsx';
import { Page } from '../../../../web/kit/page.tsx';
import { pickName } from '../../../../web/kit/pick-name.ts';
import { useAddress } from '../../../../web/kit/use-address.ts';
import { paths, to } from '../../../../web/paths.ts';
import { useRead } from '../../../../web/read.ts';
import { LanguageSelect } from '../../../../web/shell/language-select.tsx';
import { useMe } from '../../../../web/use-session.ts';
import type { readOwnAccount } from '../../own/api.ts';
import { noticeReceivers } from '../../access.ts';
import '../accounts.css';
import { OwnCalendar } from './own-calendar.tsx';
import { OwnDevices } from './own-devices.tsx';
import { OwnMail } from './own-mail.tsx';
import { OwnPasskeys } from './own-passkeys.tsx';
import { OwnWorkPhone } from './own-work-phone.tsx';
import { OwnSignIns } from './own-sign-ins.tsx';

export type Own = ReturnsOf<typeof readOwnAccount>;

const done = {
  password: 'accounts.own.password.done',
  authenticator: 'accounts.own.authenticator.done',
  passkey: 'accounts.own.passkeys.added',
  workPhone: 'accounts.own.workPhone.done',
} as const;

export function OwnAccount(): ReactNode {
  const { t } = useWords();
  const { role } = useMe();
  const query = useRead<typeof readOwnAccount>('GET /api/account', {});
  const what = useAddress().get('done');
  const words = Object.hasOwn(done, what) ? done[what as keyof typeof done] : null;
  return (
    <Page tabTitle="accounts.own.title" lead={t('accounts.own.lead')}>
      {words && <Notice kind="success" title={t(words)} isAnnounced />}
      <Who />
      <Loaded query={query} room="accounts" isEmpty={() => false}>
        {(own) => (
          <>
            <OwnWorkPhone own={own} />
            <Password />
            <Authenticator own={own} />
            <Recovery left={own.recoveryCodesLeft} />
            <OwnPasskeys own={own} />
            {noticeReceivers.some((each) => each === role) && <OwnMail />}
            <OwnDevices devices={own.devices} />
            <OwnSignIns signIns={own.signIns} />
          </>
        )}
      </Loaded>
      <OwnCalendar />
    </Page>
  );
}

function Who(): ReactNode {
  const { t, locale } = useWords();
  const { displayName, login, role, organisation, languages } = useMe();
  return (
    <Card title={t('accounts.own.who')}>
      <Facts
        facts={[
          [t('accounts.new.displayName'), displayName],
          [t('accounts.new.login'), login],
          [t('accounts.own.role'), t(`shell.roles.${role}`)],
          [
            t('accounts.list.organisation'),
            organisation && pickName(organisation.names, locale, organisation.code),
          ],
        ]}
      />
      <LanguageSelect offered={languages} />
    </Card>
  );
}

function Password(): ReactNode {
  const { t } = useWords();
  return (
    <Card title={t('accounts.own.password.title')}>
      <p>{t('accounts.own.password.text')}</p>
      <p>
        <ButtonLink to={to(paths.ownPassword)}>{t('accounts.own.password.change')}</ButtonLink>
      </p>
    </Card>
  );
}

function Authenticator({ own }: { readonly own: Own }): ReactNode {
  const { t } = useWords();
  return (
    <Card title={t('accounts.own.authenticator.title')}>
      <p>{t(`accounts.own.authenticator.${own.hasAuthenticator ? 'have' : 'none'}`)}</p>
      <p>
        <ButtonLink to={to(paths.ownAuthenticator)}>
          {t('accounts.own.authenticator.renew')}
        </ButtonLink>
      </p>
    </Card>
  );
}

function Recovery({ left }: { readonly left: number }): ReactNode {
  const { t } = useWords();
  return (
    <Card title={t('accounts.own.recovery.title')}>
      <p>{t('accounts.own.recovery.text')}</p>
      <p className="label">
        {left === 0
          ? t('accounts.own.recovery.none')
          : t('accounts.own.recovery.left', { count: left })}
      </p>
      <p>
        <ButtonLink to={to(paths.ownRecoveryCodes)}>{t('accounts.own.recovery.renew')}</ButtonLink>
      </p>
    </Card>
  );
}
