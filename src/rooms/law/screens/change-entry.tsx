// One entry of the copy on a page of its own: a form for its kind. `new` with `?after=` is the
// entry that follows another one, which ends on the day on which it begins.

import type { ReactNode } from 'react';
import { useLocation } from 'wouter';
import { type AgeOfLaw, agesOfLaw, lawLists, type LawList } from '../difference.ts';
import type { readLawOfCountry } from '../api-law.ts';
import { useWords } from '../../../web/i18n/use-words.ts';
import { EmptyState, Loaded } from '../../../web/kit/loaded.tsx';
import { Page } from '../../../web/kit/page.tsx';
import { useAddress } from '../../../web/kit/use-address.ts';
import { paths, to } from '../../../web/paths.ts';
import { useRead } from '../../../web/read.ts';
import type { ScreenProps } from '../../../web/screen.ts';
import { AgeForm } from './age-form.tsx';
import { type LawAnswer, type LawDraft, useLawDraft } from './draft.ts';
import { type Entry, type Place, putEntry } from './draft-rules.ts';
import { ExemptionForm } from './exemption-form.tsx';
import { OffenceForm } from './offence-form.tsx';
import { RestrictionForm } from './restriction-form.tsx';
import { SourceForm } from './source-form.tsx';
import { VersionForm } from './version-form.tsx';

export function ChangeEntry({ params: { part = '', place = '' } }: ScreenProps): ReactNode {
  const { t } = useWords();
  const query = useRead<typeof readLawOfCountry>('GET /api/law', {});
  const list = lawLists.find((one) => one === part);
  const age = part === 'responsibility' ? agesOfLaw.find((one) => one === place) : undefined;
  const isNext = useAddress().get('after') !== '' && place === 'new';
  const title = !list
    ? t('law.ages')
    : isNext
      ? t('lawEdit.entry.follow')
      : t(`lawEdit.${place === 'new' ? 'add' : 'correct'}.${list}`);
  const crumbs = [
    { to: to(paths.law), label: t('law.title') },
    { to: to(paths.lawChange), label: t('lawEdit.change.title') },
  ];
  return (
    <Page tabTitle="lawEdit.change.title" title={title} breadcrumbs={crumbs}>
      <Loaded query={query} room="lawEdit" isEmpty={() => false}>
        {(inForce) =>
          age ? (
            <OneAge age={age} inForce={inForce} />
          ) : (
            <OneEntry list={list} place={place} inForce={inForce} />
          )
        }
      </Loaded>
    </Page>
  );
}

function OneAge({
  age,
  inForce,
}: {
  readonly age: AgeOfLaw;
  readonly inForce: LawAnswer;
}): ReactNode {
  const draft = useLawDraft(inForce);
  const [, open] = useLocation();
  return (
    <AgeForm
      name={nameOf(draft, ['responsibility', age])}
      age={age}
      law={draft.law}
      onTake={(fact) => {
        draft.change({
          ...draft.law,
          responsibility: { ...draft.law.responsibility, [age]: fact },
        });
        open(to(paths.lawChange));
      }}
    />
  );
}

/**
 * What each form gets: the entry to begin with, null for an empty one; `isNext`: it follows that
 * one.
 */
export type EntryFormProps<List extends LawList> = {
  readonly name: string;
  readonly draft: LawDraft;
  readonly entry: Entry<List> | null;
  readonly isNext: boolean;
  readonly onTake: (entry: Entry<List>) => void;
};

const forms: { readonly [List in LawList]: (props: EntryFormProps<List>) => ReactNode } = {
  sources: SourceForm,
  versions: VersionForm,
  offences: OffenceForm,
  exemptions: ExemptionForm,
  restrictions: RestrictionForm,
};

type Where = {
  readonly list: LawList | undefined;
  readonly place: string;
  readonly inForce: LawAnswer;
};

function OneEntry({ list, place, inForce }: Where): ReactNode {
  const { t } = useWords();
  const draft = useLawDraft(inForce);
  const [, open] = useLocation();
  const after = useAddress().get('after');
  const where: Place = { at: numberOf(place), after: place === 'new' ? numberOf(after) : null };
  const at = where.at ?? where.after;
  const entry = list && at !== null ? (draft.law[list][at] ?? null) : null;
  if (!list || (at !== null && !entry) || (at === null && place !== 'new'))
    return <EmptyState title={t('shell.notFound.title')} />;
  const name = nameOf(draft, [list, where.after === null ? 'at' : 'after', keyOf(entry)]);
  const Form = forms[list] as (props: EntryFormProps<LawList>) => ReactNode;
  return (
    <Form
      key={name}
      name={name}
      draft={draft}
      entry={entry}
      isNext={where.after !== null}
      onTake={(taken) => {
        draft.change(putEntry(draft.law, list, { place: where, entry: taken }));
        open(to(paths.lawChange));
      }}
    />
  );
}

/** What is typed belongs to an entry of one edition, wherever in its list the entry has moved. */
function nameOf({ basedOn }: LawDraft, parts: readonly string[]): string {
  return ['law', basedOn, ...parts].join('/');
}

function keyOf(entry: Entry<LawList> | null): string {
  if (entry === null) return 'new';
  if ('id' in entry) return entry.id;
  return 'code' in entry ? `${entry.code} ${entry.from}` : `${entry.kind} ${entry.source}`;
}

function numberOf(text: string): number | null {
  return /^\d{1,4}$/.test(text) ? Number(text) : null;
}
