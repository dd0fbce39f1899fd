// What does not fit together in a law, in words: which entry, which line of it, what is wrong and
// what to do. The technical path is below, for the person who maintains the files.

import type { ReactNode } from 'react';
import { lawLists } from '../difference.ts';
import type { LawPack } from '../model.ts';
import { useWords } from '../../../web/i18n/use-words.ts';
import { findWords } from '../../../web/i18n/words.ts';
import { ErrorSummary } from '../../../web/kit/error-summary.tsx';
import { Notice } from '../../../web/kit/notice.tsx';
import { type FieldProblem, ProblemError } from '../../../web/problem.ts';
import { type LawFault, faultsOf, withReviews } from '../rules.ts';
import { type Saying, titleOf } from './fact-rows.ts';

/** What the server answered to a proposal. */
export function Faults({
  problem,
  law,
}: {
  readonly problem: unknown;
  readonly law: LawPack;
}): ReactNode {
  const { t } = useWords();
  const errors =
    problem instanceof ProblemError && problem.problem.code === 'invalid-input'
      ? (problem.problem.errors ?? [])
      : [];
  const isOfLaw = errors.some(({ path }) => path.startsWith('document'));
  if (!isOfLaw)
    return (
      <ErrorSummary
        problem={problem}
        room="lawEdit"
        labels={{ reason: t('lawEdit.change.reason') }}
      />
    );
  return (
    <Notice kind="danger" title={t('lawEdit.faults.title')} isAnnounced>
      <List faults={errors} law={law} />
    </Notice>
  );
}

const someone = [
  { by: 'who proposes', on: '2000-01-01' },
  { by: 'who confirms', on: '2000-01-01' },
];

/** What can be found before sending; the server checks again. */
export function ownFaultsOf(law: LawPack, base: LawPack): readonly LawFault[] {
  return faultsOf(withReviews(law as never, base, someone as never));
}

export function OwnFaults({
  law,
  faults,
  isTried,
}: {
  readonly law: LawPack;
  readonly faults: readonly LawFault[];
  readonly isTried: boolean;
}): ReactNode {
  const { t } = useWords();
  if (faults.length === 0) return null;
  return (
    <Notice
      kind={isTried ? 'danger' : 'warning'}
      title={t(isTried ? 'lawEdit.faults.title' : 'lawEdit.faults.ahead')}
      isAnnounced={isTried}
    >
      <List faults={faults} law={law} />
    </Notice>
  );
}

function List({
  faults,
  law,
}: {
  readonly faults: readonly FieldProblem[];
  readonly law: LawPack;
}): ReactNode {
  const { t, locale } = useWords();
  return (
    <ul>
      {faults.map(({ path, code }) => (
        <li key={path + code}>
          {placeOf(path, { t, locale, law })}:{' '}
          {findWords(`lawEdit.faults.codes.${code.replaceAll('_', '-')}`) ??
            t('lawEdit.faults.other')}
          <br />
          <span className="soft small law-path">{path.replace(/^document\./, '')}</span>
        </li>
      ))}
    </ul>
  );
}

/** "Offence: Mercenary activity", from `document.offences.3.penalty.monthsMin`. */
function placeOf(path: string, saying: Saying): string {
  const [, part = '', at = ''] = path.split('.');
  const { t, law } = saying;
  if (part === 'responsibility') return findWords(`lawEdit.ages.${at}`) ?? t('law.ages');
  const list = lawLists.find((one) => one === part);
  const fact = list && law[list][Number(at)];
  if (!list || !fact) return t('law.title');
  return `${t(`lawEdit.parts.${list}`)}: ${titleOf({ part: list, key: '', before: null, after: fact as never }, saying)}`;
}
