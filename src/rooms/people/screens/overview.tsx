// The first page of a person's file. It answers "what now?": what cannot wait and what is next, who
// is alongside, what was promised; then who this is, family, what was agreed and until when. How to
// reach the person is not here: it is read only on request, with an audit entry of its own.

import '../../../web/styles/records.css';
import { type ComponentType, type ReactNode, useEffect, useState } from 'react';
import { formatBirth, formatDateTime } from '../../../engine/languages/format.ts';
import { ageRange, type Birth } from '../../../kernel/birth.ts';
import { findWords, needRooms } from '../../../web/i18n/words.ts';
import { useWords } from '../../../web/i18n/use-words.ts';
import { answerWords } from '../../../web/kit/answer-words.ts';
import { ButtonLink } from '../../../web/kit/button-link.tsx';
import { Card, Facts } from '../../../web/kit/card.tsx';
import { Loading } from '../../../web/kit/loaded.tsx';
import { Badge } from '../../../web/kit/notice.tsx';
import { ProvinceName } from '../../../web/kit/provinces.tsx';
import { Row, Rows } from '../../../web/kit/rows.tsx';
import { useToday } from '../../../web/kit/use-today.ts';
import { type PersonPart, type PersonPartProps, personPartsFor } from '../../../web/parts.ts';
import { paths, to } from '../../../web/paths.ts';
import type { ScreenProps } from '../../../web/screen.ts';
import { useMe } from '../../../web/use-session.ts';
import { AgeText } from './age-text.tsx';
import { Consents } from './consents.tsx';
import { Names } from './names.tsx';
import { PersonRows } from './person-rows.tsx';
import { type PersonFile, PersonScreen } from './person-screen.tsx';

export function Overview({ params: { personId = '' } }: ScreenProps): ReactNode {
  return (
    <PersonScreen personId={personId} tabTitle="people.person.title">
      {(person) => (
        <>
          <OtherParts personId={personId} where="first" />
          <div className="record-cards">
            <OtherParts personId={personId} where="alongside" />
          </div>
          <div className="record-cards">
            <Who person={person} />
            <OtherParts personId={personId} where="facts" />
          </div>
          <Family person={person} />
          <OtherFiles person={person} />
          <Consents person={person} />
        </>
      )}
    </PersonScreen>
  );
}

function Who({ person }: { readonly person: PersonFile }): ReactNode {
  const { t, locale } = useWords();
  const today = useToday();
  const birth = person.birth as Birth;
  return (
    <Card
      title={t('people.person.who')}
      actions={
        person.may.correct && (
          <ButtonLink to={to(paths.newCorrection, { personId: person.id })}>
            {t('people.corrections.add')}
          </ButtonLink>
        )
      }
    >
      <Facts
        none={t('people.person.notKnown')}
        facts={[
          [t('people.person.names'), <Names key="names" person={person} />],
          [
            t('people.person.age'),
            <span key="age">
              <AgeText age={ageRange(birth, today)} />{' '}
              {person.mayBeMinor && <Badge kind="info">{t('people.person.mayBeMinor')}</Badge>}
            </span>,
          ],
          [t('people.person.born'), formatBirth(locale, birth)],
          [t('people.person.sex'), t(`people.sex.${person.sex}`)],
          [t('people.person.citizenship'), answerWords(t, person.citizenship, countryOf)],
          [t('people.person.province'), person.province && <ProvinceName code={person.province} />],
          [t('people.person.householdCode'), person.householdCode],
        ]}
      />
    </Card>
  );
}

function countryOf(code: string): string {
  return findWords(`people.countries.${code}`) ?? code;
}

function Family({ person }: { readonly person: PersonFile }): ReactNode {
  const { t } = useWords();
  const relation = (id: string): string | null => {
    const found = person.family.find((member) => member.person.id === id)?.relation;
    return found ? t(`people.relations.${found}`) : null;
  };
  return (
    <Card title={t('people.person.family')}>
      {person.family.length === 0 ? (
        <p className="soft">{t('people.person.noFamily')}</p>
      ) : (
        <PersonRows
          persons={person.family.map(({ person: member }) => ({
            ...member,
            name: [relation(member.id), member.name ?? member.code].filter(Boolean).join(': '),
          }))}
          link={(id) => to(paths.person, { personId: id })}
        />
      )}
    </Card>
  );
}

/** Files merged into this one, and the way to ask whether there is another. */
function OtherFiles({ person }: { readonly person: PersonFile }): ReactNode {
  const { t, locale } = useWords();
  const { timeZone } = useMe();
  const mayDecide = person.may.comparePairs;
  if (!mayDecide && person.mergedFiles.length === 0) return null;
  return (
    <Card
      title={t(person.mergedFiles.length > 0 ? 'pairs.mergedFile.title' : 'pairs.title')}
      actions={
        mayDecide && (
          <ButtonLink to={to(paths.samePerson, { personId: person.id })}>
            {t('pairs.choose.title')}
          </ButtonLink>
        )
      }
    >
      {person.mergedFiles.length === 0 ? (
        <p className="soft">{t('pairs.lead')}</p>
      ) : (
        <Rows label={t('pairs.mergedFile.title')}>
          {person.mergedFiles.map(({ person: file, since }) => (
            <Row
              key={file.id}
              to={
                mayDecide
                  ? to(paths.filePair, { personId: person.id, otherId: file.id })
                  : to(paths.person, { personId: file.id })
              }
              title={file.name ?? file.code}
              text={[file.name && file.code, formatDateTime(locale, new Date(since), timeZone)]
                .filter(Boolean)
                .join(' · ')}
            />
          ))}
        </Rows>
      )}
    </Card>
  );
}

type Where = 'first' | 'alongside' | 'facts';

const whereOf = ({ isFirst, isAlongside }: PersonPart): Where =>
  isFirst ? 'first' : isAlongside ? 'alongside' : 'facts';

function OtherParts({ personId, where }: PersonPartProps & { readonly where: Where }): ReactNode {
  const { role } = useMe();
  return personPartsFor(role)
    .filter((part) => whereOf(part) === where)
    .map((part) => <OtherPart key={part.name} part={part} personId={personId} />);
}

function OtherPart({ part, personId }: PersonPartProps & { readonly part: PersonPart }): ReactNode {
  const [Part, setPart] = useState<ComponentType<PersonPartProps> | null>(null);
  useEffect(() => {
    let isCurrent = true;
    Promise.all([part.load(), needRooms(part.words)]).then(
      ([loaded]) => isCurrent && setPart(() => loaded),
      () => undefined, // The part has its own tab, which shows the error.
    );
    return () => {
      isCurrent = false;
    };
  }, [part]);
  if (Part) return <Part personId={personId} />;
  return part.isFirst ? null : <Loading />;
}
