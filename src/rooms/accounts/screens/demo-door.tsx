// The cards of a demo's sign-in page: one for each role, with what that person does today; a click
// signs in. Other accounts are folded below. In a real programme the server has no such list, and
// this file is not fetched.

import { type ReactNode, useEffect, useState } from 'react';
import type { DemoPerson, listDemoPeople } from '../../../engine/http/demo-contract.ts';
import type { ReturnsOf } from '../../../kernel/contract.ts';
import type { Role } from '../../../kernel/roles.ts';
import { request } from '../../../web/api.ts';
import { useAction } from '../../../web/command.ts';
import { useWords } from '../../../web/i18n/use-words.ts';
import { ErrorSummary } from '../../../web/kit/error-summary.tsx';
import { openDemoSession } from '../../../web/session.ts';
import { type CardRole, groups } from './demo-groups.ts';
import './demo-door.css';

type People = ReturnsOf<typeof listDemoPeople>;

export function DemoDoor(): ReactNode {
  const { t } = useWords();
  const [people, setPeople] = useState<People | null>(null);
  const action = useAction(openDemoSession);
  useEffect(() => {
    let isCurrent = true;
    request<typeof listDemoPeople>('GET /api/demo/people', {}).then(
      (found) => isCurrent && setPeople(found),
      () => undefined,
    );
    return () => {
      isCurrent = false;
    };
  }, []);
  if (people === null) return null;
  const enter = (login: string): void => void action.run(login);
  return (
    <div className="demo-door">
      <div className="demo-head">
        <h1>{t('demo.title')}</h1>
        <p className="readable">{t('demo.lead')}</p>
      </div>
      <ErrorSummary problem={action.problem} title={t('shell.signIn.failed')} />
      {Object.entries(groups).map(([group, roles]) => (
        <section key={group} aria-labelledby={`demo-${group}`}>
          <h2 id={`demo-${group}`}>{t(`demo.groups.${group as keyof typeof groups}`)}</h2>
          <ul className="demo-cards">
            {roles.map((role) => {
              const person = people.first.find((one) => one.role === role);
              return (
                person && (
                  <li key={role}>
                    <DemoCard person={{ ...person, role }} onEnter={enter} />
                  </li>
                )
              );
            })}
          </ul>
        </section>
      ))}
      {people.others.length > 0 && <Others people={people.others} onEnter={enter} />}
    </div>
  );
}

type Entering = { readonly onEnter: (login: string) => void };

function DemoCard({
  person,
  onEnter,
}: Entering & {
  readonly person: Omit<DemoPerson, 'role'> & { readonly role: CardRole };
}): ReactNode {
  const { t } = useWords();
  return (
    <button
      type="button"
      className="demo-card"
      data-role={person.role}
      onClick={() => onEnter(person.login)}
    >
      <span className="label">{t(`shell.roles.${person.role}`)}</span>
      <span>{t(`demo.today.${person.role}`)}</span>
      <span className="soft small">
        <Whose person={person} />
      </span>
    </button>
  );
}

function Others({
  people,
  onEnter,
}: Entering & { readonly people: readonly DemoPerson[] }): ReactNode {
  const { t } = useWords();
  const byRole = Map.groupBy(people, ({ role }) => role);
  return (
    <details>
      <summary>{t('demo.others')}</summary>
      {[...byRole].map(([role, some]) => (
        <OthersOfRole key={role} role={role} people={some} onEnter={onEnter} />
      ))}
    </details>
  );
}

function OthersOfRole({
  role,
  people,
  onEnter,
}: Entering & { readonly role: Role; readonly people: readonly DemoPerson[] }): ReactNode {
  const { t } = useWords();
  return (
    <>
      <h3>{t(`shell.roles.${role}`)}</h3>
      <ul className="demo-others">
        {people.map((person) => (
          <li key={person.login}>
            <button
              type="button"
              className="button button-quiet"
              onClick={() => onEnter(person.login)}
            >
              <Whose person={person} />
            </button>
          </li>
        ))}
      </ul>
    </>
  );
}

/** The made-up name, and where this person works. */
function Whose({ person }: { readonly person: Omit<DemoPerson, 'role'> }): ReactNode {
  const { locale } = useWords();
  const { displayName, organisation } = person;
  const place = organisation[locale] ?? organisation.ru ?? organisation.en;
  return place === undefined ? displayName : `${displayName} · ${place}`;
}
