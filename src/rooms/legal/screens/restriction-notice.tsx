// The printed notice to the person: what the restriction is, from when until when, that it ends
// automatically, how to ask for permission, how to appeal, who can help. It is in the person's
// language with Russian beside it, because the translation may not be reviewed. It mentions no
// proceeding, offence or past.

import type { ReactNode } from 'react';
import { formatDay } from '../../../engine/languages/format.ts';
import { isLocale, type Locale, localeNames, locales } from '../../../engine/languages/locale.ts';
import type { WordKey, WordValues } from '../../../engine/languages/word-key.ts';
import { addDays, toDay } from '../../../kernel/day.ts';
import { useWordsIn } from '../../../web/i18n/use-words-in.ts';
import { useWords } from '../../../web/i18n/use-words.ts';
import { BilingualSafetyText } from '../../../web/kit/bilingual-text.tsx';
import { Button } from '../../../web/kit/button.tsx';
import { Loading } from '../../../web/kit/loaded.tsx';
import { Notice } from '../../../web/kit/notice.tsx';
import { RecordPage } from '../../../web/kit/record-page.tsx';
import { Select } from '../../../web/kit/text-field.tsx';
import { useAddress } from '../../../web/kit/use-address.ts';
import { paths, to } from '../../../web/paths.ts';
import type { ScreenProps } from '../../../web/screen.ts';
import type { readRestriction } from '../restriction/api.ts';
import type { RestrictionPage } from '../restriction/shapes.ts';
import './legal.css';
import { paramsOf } from './restriction-form.tsx';
import { isOpen } from './restriction-parts.tsx';

const rooms = ['restrictions', 'legal', 'shell'] as const;

export function RestrictionNotice({ params }: ScreenProps): ReactNode {
  const of = paramsOf(params);
  const { t } = useWords();
  return (
    <RecordPage<typeof readRestriction>
      read="GET /api/matters/:subjectId/restrictions/:restrictionId"
      params={of}
      room="restrictions"
      tabTitle="restrictions.page.notice"
      lead={t('restrictions.page.noticeLead')}
      breadcrumbs={[
        { to: to(paths.matter, { subjectId: of.subjectId }), label: t('legal.matter.title') },
        { to: to(paths.restriction, of), label: t('restrictions.page.crumb') },
      ]}
    >
      {(page) => (isOpen(page) ? <Printing page={page} /> : <NothingToTell />)}
    </RecordPage>
  );
}

function NothingToTell(): ReactNode {
  return (
    <Notice kind="success">
      <BilingualSafetyText textKey="legal.rights.over" />
    </Notice>
  );
}

function Printing({ page }: { readonly page: RestrictionPage }): ReactNode {
  const { t, locale } = useWords();
  const address = useAddress();
  const wanted = address.get('language');
  const language = isLocale(wanted) ? wanted : locale;
  const own = useWordsIn(language, rooms);
  const russian = useWordsIn('ru', rooms);
  return (
    <>
      <div className="row no-print legal-search">
        <Select
          label={t('restrictions.page.noticeLanguage')}
          value={language}
          options={locales.map((each) => ({ value: each, label: localeNames[each] }))}
          onChange={(each) => address.go({ language: each })}
        />
        <Button kind="main" onClick={() => window.print()}>
          {t('restrictions.page.print')}
        </Button>
      </div>
      {own && russian ? (
        <Paper
          page={page}
          sides={
            language === 'ru'
              ? [['ru', russian]]
              : [
                  [language, own],
                  ['ru', russian],
                ]
          }
        />
      ) : (
        <Loading />
      )}
    </>
  );
}

type Say = (key: WordKey, values?: WordValues) => string;
type Sides = readonly (readonly [Locale, Say])[];

function Paper({
  page,
  sides,
}: {
  readonly page: RestrictionPage;
  readonly sides: Sides;
}): ReactNode {
  const { restriction, subject, officers, permissionAnswerDays } = page;
  const isAlone = sides.length === 1;
  return (
    <article className={isAlone ? 'notice-paper notice-paper-alone' : 'notice-paper'}>
      <Beside sides={sides} as="h2" text={(say) => say('restrictions.rights.title')} />
      <p className="notice-paper-name">{subject.fullName}</p>
      <Beside
        sides={sides}
        text={(say) =>
          say('restrictions.rights.order', {
            court: restriction.court,
            number: restriction.orderNumber,
          })
        }
      />
      <Beside sides={sides} as="h3" text={(say) => say('restrictions.rights.what')} />
      <Beside sides={sides} text={(say) => say(`legal.kinds.${restriction.kind}`)} />
      <p className="notice-paper-order">{restriction.scope}</p>
      <Beside sides={sides} as="h3" text={(say) => say('restrictions.rights.days')} />
      <Beside sides={sides} text={(say, locale) => daysOf(page, say, locale)} />
      <Beside sides={sides} text={(say) => say('restrictions.rights.notLonger')} />
      <Beside sides={sides} as="h3" text={(say) => say('restrictions.rights.permission')} />
      <Beside
        sides={sides}
        text={(say) => say('restrictions.rights.permissionHow', { count: permissionAnswerDays })}
      />
      <Beside sides={sides} as="h3" text={(say) => say('restrictions.rights.appeal')} />
      <Beside sides={sides} text={(say) => say('restrictions.rights.appealHow')} />
      {page.appealTerms && <p className="notice-paper-order">{page.appealTerms}</p>}
      <Beside sides={sides} as="h3" text={(say) => say('restrictions.rights.whom')} />
      {officers.map(({ displayName, role }) => (
        <Beside
          key={displayName + role}
          sides={sides}
          text={(say) => `${displayName}, ${say(`shell.roles.${role as 'prosecutor'}`)}`}
        />
      ))}
      <Blank sides={sides} label={(say) => say('restrictions.rights.telephone')} />
      <Beside sides={sides} text={(say) => say('restrictions.rights.signature')} />
      <Blank sides={sides} label={(say) => say('restrictions.rights.own')} />
      <Blank sides={sides} label={(say) => say('restrictions.rights.signed')} />
    </article>
  );
}

function daysOf({ restriction }: RestrictionPage, say: Say, locale: Locale): string {
  const lastDay = toDay(restriction.lastDay);
  return say('restrictions.rights.fromUntil', {
    from: formatDay(locale, toDay(restriction.startOn)),
    until: formatDay(locale, lastDay),
    free: formatDay(locale, addDays(lastDay, 1)),
  });
}

function Beside({
  sides,
  text,
  as: Tag = 'p',
}: {
  readonly sides: Sides;
  readonly text: (say: Say, locale: Locale) => string;
  readonly as?: 'p' | 'h2' | 'h3';
}): ReactNode {
  return (
    <div className="notice-paper-line">
      {sides.map(([locale, say], at) => {
        // Screen readers get one heading; the other language is plain text beside it.
        const Part = at === 0 ? Tag : 'p';
        return (
          <Part
            key={locale}
            lang={locale}
            className={Tag === 'p' ? undefined : `notice-paper-${Tag}`}
          >
            {text(say, locale)}
          </Part>
        );
      })}
    </div>
  );
}

/** A blank line to fill in by hand, labelled in both languages. */
function Blank({
  sides,
  label,
}: {
  readonly sides: Sides;
  readonly label: (say: Say) => string;
}): ReactNode {
  return (
    <p className="notice-paper-blank">
      <span>
        {sides.map(([locale, say], at) => (
          <span key={locale} lang={locale}>
            {at > 0 ? ` / ${label(say)}` : label(say)}
          </span>
        ))}
      </span>
    </p>
  );
}
