// A registrar assigns a matter to an officer of their own court, or to a probation officer of
// another justice body. The previous officer of that role loses access. For their own court, the
// registrar sees how many matters each officer has.

import { type ReactNode, useState } from 'react';
import { useWords } from '../../../web/i18n/use-words.ts';
import { CommandForm } from '../../../web/kit/command-form.tsx';
import { EmptyState, Loaded } from '../../../web/kit/loaded.tsx';
import { Notice } from '../../../web/kit/notice.tsx';
import { Page } from '../../../web/kit/page.tsx';
import { pickName } from '../../../web/kit/pick-name.ts';
import { type Option, Select } from '../../../web/kit/text-field.tsx';
import type { ReturnsOf } from '../../../kernel/contract.ts';
import { paths, to } from '../../../web/paths.ts';
import { useRead } from '../../../web/read.ts';
import type { ScreenProps } from '../../../web/screen.ts';
import type { assignOfficer, listOfficers, readMatter } from '../matter/api.ts';
import { assignmentReasons } from '../matter/model.ts';
import { Whose } from './of-matter.tsx';

type Officers = ReturnsOf<typeof listOfficers>;

export function AssignOfficer({ params: { subjectId = '' } }: ScreenProps): ReactNode {
  const { t } = useWords();
  const query = useRead<typeof listOfficers>('GET /api/matters/officers', {});
  const crumb = { to: to(paths.matter, { subjectId }), label: t('legal.matter.title') };
  const empty = (
    <EmptyState title={t('legal.assign.none')}>
      <p>{t('legal.assign.noneText')}</p>
    </EmptyState>
  );
  return (
    <Page tabTitle="legal.assign.title" breadcrumbs={[crumb]}>
      <Loaded
        query={query}
        room="legal"
        empty={empty}
        isEmpty={({ officers, bodies }) => officers.length === 0 && bodies.length < 2}
      >
        {({ bodies }) => <Choice subjectId={subjectId} bodies={bodies} />}
      </Loaded>
    </Page>
  );
}

/** Shown only if somebody in the chosen body can be assigned. */
function Choice({
  subjectId,
  bodies,
}: {
  readonly subjectId: string;
  readonly bodies: Officers['bodies'];
}): ReactNode {
  const { t } = useWords();
  const places = usePlaces(bodies);
  const [place, setPlace] = useState(places[0]?.value ?? '');
  const query = useRead<typeof listOfficers>('GET /api/matters/officers', {
    query: { organisationId: place || undefined },
  });
  const empty = (
    <EmptyState title={t('legal.assign.noneElsewhere')}>
      <p>{t('legal.assign.noneElsewhereText')}</p>
    </EmptyState>
  );
  return (
    <div className="stack readable">
      <Notice>
        <p>{t('legal.assign.notice')}</p>
      </Notice>
      {places.length > 1 && (
        <Select
          label={t('legal.assign.body')}
          name="organisationId"
          value={place}
          isRequired
          options={places}
          hint={t('legal.assign.elsewhere')}
          onChange={setPlace}
        />
      )}
      <Loaded
        query={query}
        room="legal"
        empty={empty}
        isEmpty={({ officers }) => officers.length === 0}
      >
        {({ officers }) => <Assigning key={place} subjectId={subjectId} officers={officers} />}
      </Loaded>
    </div>
  );
}

/** The registrar's own court comes first and is labelled as such. */
function usePlaces(bodies: Officers['bodies']): readonly Option<string>[] {
  const { t, locale } = useWords();
  return bodies.map(({ organisationId, names, code }, index) => {
    const name = pickName(names, locale, code);
    return {
      value: organisationId,
      label: index === 0 ? t('legal.assign.ownBody', { name }) : name,
    };
  });
}

type AssigningProps = {
  readonly subjectId: string;
  readonly officers: Officers['officers'];
};

function Assigning({ subjectId, officers }: AssigningProps): ReactNode {
  const { t } = useWords();
  const back = to(paths.matter, { subjectId });
  const matter = useRead<typeof readMatter>('GET /api/matters/:subjectId', {
    params: { subjectId },
  });
  const hintOf = ({ role, matters }: Officers['officers'][number]): string => {
    const work = t(`shell.roles.${role}`);
    return matters === null ? work : `${work} · ${t('legal.assign.matters', { count: matters })}`;
  };
  return (
    <Loaded query={matter} room="legal" isEmpty={() => false}>
      {({ subject, assignmentVersion }) => (
        <>
          <Whose name={subject.fullName} code={subject.code} />
          <CommandForm<typeof assignOfficer>
            command="PUT /api/matters/:subjectId/assignment"
            params={{ subjectId }}
            given={{ baseVersion: assignmentVersion ?? undefined }}
            room="legal"
            submit="legal.assign.submit"
            backTo={back}
            opens={back}
            lines={{
              officerId: {
                is: 'choice',
                label: 'legal.assign.officer',
                options: officers.map((one) => ({
                  value: one.accountId,
                  label: one.displayName,
                  hint: hintOf(one),
                })),
              },
              reason: {
                is: 'list',
                label: 'legal.assign.reason',
                codes: assignmentReasons,
                words: (code) => `legal.reasons.${code}`,
              },
            }}
          />
        </>
      )}
    </Loaded>
  );
}
