// The family at intake: legal aid, where they live, each person, and the one step that opens the
// files. Before that the people are compared with the files there are.

import { type ReactNode, useState } from 'react';
import type { ReturnsOf } from '../../../kernel/contract.ts';
import { useCommand } from '../../../web/command.ts';
import { LinesForm } from '../../../web/kit/lines-form.tsx';
import type { TypedOf } from '../../../web/kit/lines-of.ts';
import { useProvinceOptions } from '../../../web/kit/provinces.tsx';
import { useToday } from '../../../web/kit/use-today.ts';
import type { addHousehold } from '../api-intake.ts';
import type { checkIntake } from '../api-pairs.ts';
import { useCitizenshipOptions } from './citizenship-options.ts';
import { useDuty } from './duty-statement.tsx';
import { IntakeCheck, looksLikeSomebody } from './intake-check.tsx';
import {
  type IntakeBody,
  intakeBodyOf,
  intakeLines,
  type IntakeQuestions,
  startIntake,
} from './intake-lines.tsx';

type Typed = TypedOf<IntakeQuestions>;

export function IntakeForm({
  searchedFor,
  onDone,
  children,
}: {
  readonly searchedFor: string;
  readonly onDone: (result: ReturnsOf<typeof addHousehold>) => void;
  readonly children: ReactNode;
}): ReactNode {
  const today = useToday();
  const duty = useDuty();
  const command = useCommand<typeof addHousehold>('POST /api/intake');
  const check = useCommand<typeof checkIntake>('POST /api/intake/check');
  // What was found, and for which people: after a changed name the check runs again.
  const [checked, setChecked] = useState<
    (ReturnsOf<typeof checkIntake> & { readonly asked: string }) | null
  >(null);
  const isChecked = (typed: Typed): boolean => checked?.asked === askedOf(typed);
  const open = async (body: IntakeBody): Promise<boolean> => {
    const result = await command.run({ body });
    // After a refusal the next press checks again: a file may have been opened meanwhile.
    if (result) onDone(result);
    else setChecked(null);
    return result !== null;
  };
  const take = async (values: IntakeQuestions, typed: Typed): Promise<boolean> => {
    const body = intakeBodyOf(values, { searchedFor, duty });
    if (checked && isChecked(typed)) {
      const seen = checked.persons.flatMap(({ own }) => own.map(({ person }) => person.id));
      return open({ ...body, lookedAt: seen });
    }
    const persons = body.persons.map(({ name, otherSpellings, sex, birth }) => ({
      name,
      otherSpellings,
      sex,
      birth,
    }));
    const answer = await check.run({ body: { persons } });
    if (!answer) return false;
    // A question that was not asked must not look like one without results.
    if (!looksLikeSomebody(answer.persons) && answer.elsewhereAsked) return open(body);
    setChecked({ ...answer, asked: askedOf(typed) });
    return false;
  };
  return (
    <LinesForm<IntakeQuestions>
      name="intake/family"
      room="people"
      action={{
        isBusy: command.isBusy || check.isBusy,
        problem: command.problem ?? check.problem,
      }}
      submit={(typed) =>
        isChecked(typed)
          ? 'pairs.check.proceed'
          : { key: 'people.intake.open', values: { count: typed.persons.length } }
      }
      isPlain={isChecked}
      start={startIntake(today)}
      lines={intakeLines(today, {
        provinces: useProvinceOptions(),
        citizenships: useCitizenshipOptions(),
        duty,
      })}
      below={(typed) =>
        checked &&
        isChecked(typed) && (
          <IntakeCheck
            checked={checked.persons}
            names={typed.persons.map(({ fullName }) => fullName.trim())}
            elsewhereAsked={checked.elsewhereAsked}
          />
        )
      }
      onTake={take}
    >
      {children}
    </LinesForm>
  );
}

/** What the check needs of the people typed. */
function askedOf({ persons }: Typed): string {
  return JSON.stringify(
    persons.map(({ fullName, parts, spellings, sex, birth }) => [
      fullName,
      parts,
      spellings,
      sex,
      birth,
    ]),
  );
}
