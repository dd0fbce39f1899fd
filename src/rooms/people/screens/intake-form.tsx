// The family at intake: where they live, each person, and the one step that opens the files.

import { type ReactNode, useState } from 'react';
import type { ReturnsOf } from '../../../kernel/contract.ts';
import { useCommand } from '../../../web/command.ts';
import { useWords } from '../../../web/i18n/use-words.ts';
import { Button } from '../../../web/kit/button.tsx';
import { ErrorSummary } from '../../../web/kit/error-summary.tsx';
import { Notice } from '../../../web/kit/notice.tsx';
import { ProvinceSelect } from '../../../web/kit/provinces.tsx';
import { useToday } from '../../../web/kit/use-today.ts';
import type { addHousehold } from '../api-intake.ts';
import type { checkIntake } from '../api-pairs.ts';
import type { IntakeBody } from './codes.ts';
import { startConsent } from './consent-fields.tsx';
import { type Checked, IntakeCheck, looksLikeSomebody } from './intake-check.tsx';
import { intakeBodyOf, startPerson, type TypedIntake, type TypedPerson } from './intake-draft.ts';
import { IntakePersonFields } from './intake-person.tsx';

export function IntakeForm({
  typed,
  change,
  onDone,
}: {
  readonly typed: TypedIntake;
  readonly change: (part: Partial<TypedIntake>) => void;
  readonly onDone: (result: ReturnsOf<typeof addHousehold>) => void;
}): ReactNode {
  const { t } = useWords();
  const today = useToday();
  const [isIncomplete, setIsIncomplete] = useState(false);
  const command = useCommand<typeof addHousehold>('POST /api/intake');
  const check = useCommand<typeof checkIntake>('POST /api/intake/check');
  // What was found, and for which people: after a changed name the check runs again.
  const [checked, setChecked] = useState<{
    found: Checked;
    elsewhereAsked: boolean;
    asked: string;
  } | null>(null);
  const { persons } = typed;
  const replace = (person: TypedPerson): void =>
    change({ persons: persons.map((each) => (each.key === person.key ? person : each)) });
  const add = (): void => {
    const last = persons.at(-1);
    change({
      persons: [
        ...persons,
        startPerson((last?.key ?? 0) + 1, last?.consent ?? startConsent(today)),
      ],
    });
  };
  const open = async (body: IntakeBody): Promise<void> => {
    const result = await command.run({ body });
    // After a refusal the next press checks again: a file may have been opened meanwhile.
    if (result) onDone(result);
    else setChecked(null);
  };
  const send = async (): Promise<void> => {
    const body = intakeBodyOf(typed);
    setIsIncomplete(body === null);
    if (!body) return;
    const asked = askedOf(body);
    const answer = await check.run({ body: asked });
    if (!answer) return;
    const { persons: found, elsewhereAsked } = answer;
    // A question that was not asked must not look like one without results.
    if (looksLikeSomebody(found) || !elsewhereAsked)
      setChecked({ found, elsewhereAsked, asked: JSON.stringify(asked) });
    else await open(body);
  };
  const now = intakeBodyOf(typed);
  const isChecked =
    checked !== null && now !== null && checked.asked === JSON.stringify(askedOf(now));
  return (
    <form
      className="stack readable"
      onSubmit={(event) => {
        event.preventDefault();
        void send();
      }}
    >
      <ErrorSummary
        problem={command.problem ?? check.problem}
        room="people"
        labels={labelsOf(persons, t('people.intake.person'))}
      />
      <ProvinceSelect
        label={t('people.person.province')}
        hint={t('people.intake.provinceHint')}
        name="province"
        value={typed.province}
        isOptional
        onChange={(province) => change({ province })}
      />
      {persons.map((person, at) => (
        <IntakePersonFields
          key={person.key}
          person={person}
          at={at}
          onChange={replace}
          onRemove={
            at === 0
              ? null
              : () => change({ persons: persons.filter((each) => each.key !== person.key) })
          }
        />
      ))}
      <div className="row">
        <Button icon="add" onClick={add}>
          {t('people.intake.addPerson')}
        </Button>
      </div>
      {isIncomplete && (
        <Notice kind="warning" title={t('people.intake.incomplete')} isAnnounced>
          <p>{t('people.intake.incompleteText')}</p>
        </Notice>
      )}
      {isChecked ? (
        <IntakeCheck
          checked={checked.found}
          names={now.persons.map(({ name }) => name.fullName)}
          isBusy={command.isBusy}
          elsewhereAsked={checked.elsewhereAsked}
          onProceed={() =>
            void open({
              ...now,
              lookedAt: checked.found.flatMap(({ own }) => own.map(({ person }) => person.id)),
            })
          }
        />
      ) : (
        <div className="row">
          <Button kind="main" type="submit" isBusy={command.isBusy || check.isBusy}>
            {command.isBusy || check.isBusy
              ? t('shell.form.working')
              : t('people.intake.open', { count: persons.length })}
          </Button>
        </div>
      )}
    </form>
  );
}

/** What the check needs of the people typed. */
function askedOf({ persons }: IntakeBody) {
  return {
    persons: persons.map(({ name, otherSpellings, sex, birth }) => ({
      name,
      otherSpellings,
      sex,
      birth,
    })),
  };
}

// A problem with the fourth person's birth date names that person.
function labelsOf(persons: readonly TypedPerson[], word: string): Record<string, string> {
  const paths = ['name.fullName', 'birth', 'sex', 'relationToFirst', 'consents', 'citizenship'];
  return Object.fromEntries(
    persons.flatMap((person, at) =>
      paths.map((path) => [`persons.${at}.${path}`, person.name.fullName || `${word} ${at + 1}`]),
    ),
  );
}
