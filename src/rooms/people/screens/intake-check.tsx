// Shown before files are opened: existing files similar to the people entered. For a file of
// another organisation it shows only that it may exist, what matches and whom to ask, and only if
// that person agreed.

import type { ReactNode } from 'react';
import type { ReturnsOf } from '../../../kernel/contract.ts';
import { pickName } from '../../../web/kit/pick-name.ts';
import { useWords } from '../../../web/i18n/use-words.ts';
import { Card } from '../../../web/kit/card.tsx';
import { Notice } from '../../../web/kit/notice.tsx';
import { paths, to } from '../../../web/paths.ts';
import type { checkIntake } from '../api-pairs.ts';
import { PersonRows } from './person-rows.tsx';

export type Checked = ReturnsOf<typeof checkIntake>['persons'];

export function looksLikeSomebody(checked: Checked): boolean {
  return checked.some(({ own, elsewhere }) => own.length > 0 || elsewhere.length > 0);
}

/** `names`: the people typed, in the order of `checked`. */
export function IntakeCheck({
  checked,
  elsewhereAsked,
  names,
}: {
  readonly checked: Checked;
  readonly elsewhereAsked: boolean;
  readonly names: readonly string[];
}): ReactNode {
  const { t, locale } = useWords();
  return (
    <Card title={t('pairs.check.title')}>
      {looksLikeSomebody(checked) && <p role="status">{t('pairs.check.lead')}</p>}
      {!elsewhereAsked && (
        <Notice kind="warning">
          <p>{t('pairs.check.notAsked')}</p>
        </Notice>
      )}
      {checked.map(({ own, elsewhere }, at) => {
        const name = names[at] ?? '';
        return (
          // Persons typed have no id yet; their order does not change while this is shown.
          // oxlint-disable-next-line react/no-array-index-key
          <div className="stack" key={at}>
            {own.length > 0 && (
              <>
                <p className="label">{t('pairs.check.person', { name })}</p>
                <PersonRows
                  persons={own.map(({ person }) => person)}
                  link={(personId) => to(paths.person, { personId })}
                />
              </>
            )}
            {elsewhere.map(({ organisationNames, agreeing }) => {
              const organisation = pickName(organisationNames, locale);
              return (
                <Notice
                  key={organisation}
                  kind="warning"
                  title={t('pairs.check.elsewhere', { name })}
                >
                  <p>
                    {t('pairs.check.agreeing', {
                      fields: agreeing.map((field) => t(`pairs.agreeing.${field}`)).join(', '),
                    })}
                  </p>
                  <p>{t('pairs.check.ask', { organisation })}</p>
                </Notice>
              );
            })}
          </div>
        );
      })}
    </Card>
  );
}
