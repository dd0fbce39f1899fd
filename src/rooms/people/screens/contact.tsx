// How to reach the person, and the numbers of documents. They are fetched only on request, because
// each look at an address has an audit entry of its own.

import { type ReactNode, useState } from 'react';
import { formatDay } from '../../../engine/languages/format.ts';
import { toDay } from '../../../kernel/day.ts';
import { findWords } from '../../../web/i18n/words.ts';
import { useWords } from '../../../web/i18n/use-words.ts';
import { answerWords } from '../../../web/kit/answer-words.ts';
import { Button } from '../../../web/kit/button.tsx';
import { Card, Facts } from '../../../web/kit/card.tsx';
import { EmptyState, Loaded } from '../../../web/kit/loaded.tsx';
import { Notice } from '../../../web/kit/notice.tsx';
import { useRead } from '../../../web/read.ts';
import type { ScreenProps } from '../../../web/screen.ts';
import type { readContacts } from '../api-contact.ts';
import { NewContact, NewDocument } from './contact-forms.tsx';
import { PersonScreen } from './person-screen.tsx';

export function Contact({ params: { personId = '' } }: ScreenProps): ReactNode {
  const { t } = useWords();
  const [isAsked, setIsAsked] = useState(false);
  return (
    <PersonScreen personId={personId} tabTitle="people.contact.title">
      {({ may }) => (
        <>
          {isAsked ? (
            <Ways personId={personId} />
          ) : (
            <Card title={t('people.contact.title')}>
              <Notice>
                <p>{t('people.contact.recorded')}</p>
              </Notice>
              <div className="row">
                <Button kind="main" onClick={() => setIsAsked(true)}>
                  {t('people.contact.show')}
                </Button>
              </div>
            </Card>
          )}
          {may.addContact && (
            <>
              <NewContact personId={personId} />
              <NewDocument personId={personId} />
            </>
          )}
        </>
      )}
    </PersonScreen>
  );
}

function Ways({ personId }: { readonly personId: string }): ReactNode {
  const { t, locale } = useWords();
  const query = useRead<typeof readContacts>('GET /api/persons/:personId/contacts', {
    params: { personId },
  });
  return (
    <Loaded
      query={query}
      room="people"
      isEmpty={({ contacts, documents }) => contacts.length + documents.length === 0}
      empty={
        <EmptyState title={t('people.contact.none')}>
          <p>{t('people.contact.noneText')}</p>
        </EmptyState>
      }
    >
      {({ contacts, documents }) => (
        <>
          <Card title={t('people.contact.title')}>
            <Facts
              facts={contacts.map(({ kind, value }) => [
                t(`people.contactKinds.${kind}`),
                answerWords(t, value, (text) => text),
              ])}
            />
          </Card>
          {documents.length > 0 && (
            <Card title={t('people.contact.documents')}>
              <Facts
                facts={documents.map(({ kind, number, issuedOn }) => [
                  findWords(`people.documentKinds.${kind}`) ?? kind,
                  issuedOn
                    ? t('people.contact.issued', {
                        number,
                        day: formatDay(locale, toDay(issuedOn), 'medium'),
                      })
                    : number,
                ])}
              />
            </Card>
          )}
        </>
      )}
    </Loaded>
  );
}
