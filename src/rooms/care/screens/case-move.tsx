// Where a case moved or is about to move: proposing it, handing the case on after the two workers
// have talked, and, in the new organisation, saying that one knows.

import '../../../web/styles/records.css';
import type { ReactNode } from 'react';
import type { Day } from '../../../kernel/day.ts';
import { useCommand } from '../../../web/command.ts';
import { useWords } from '../../../web/i18n/use-words.ts';
import { BilingualSafetyText } from '../../../web/kit/bilingual-text.tsx';
import { Button } from '../../../web/kit/button.tsx';
import { ButtonLink } from '../../../web/kit/button-link.tsx';
import { CommandForm } from '../../../web/kit/command-form.tsx';
import { EmptyState, Loaded } from '../../../web/kit/loaded.tsx';
import { Page } from '../../../web/kit/page.tsx';
import { paths, to } from '../../../web/paths.ts';
import { useRead } from '../../../web/read.ts';
import type { ScreenProps } from '../../../web/screen.ts';
import type { readCase } from '../cases/api.ts';
import type {
  acknowledgeMove,
  completeMove,
  proposeMove,
  readMoves,
  withdrawMove,
} from '../moving/api.ts';
import { moveReasons, noTalkReasons, notAskedReasons } from '../moving/model.ts';
import { MoveCard, type MoveOfCase } from './move-card.tsx';
import { useCaseOrganisations } from './organisations.ts';
import type { CaseFile } from './shapes.ts';

export function MoveOfCasePage({ params: { caseId = '' } }: ScreenProps): ReactNode {
  const { t } = useWords();
  const query = useRead<typeof readCase>('GET /api/cases/:caseId', { params: { caseId } });
  const file = query.data;
  return (
    <Page
      tabTitle="moving.ofCase"
      lead={file && [file.name ?? file.personCode, file.code].join(' · ')}
      breadcrumbs={[{ to: to(paths.cases), label: t('care.cases.title') }]}
    >
      <Loaded query={query} room="moving" isEmpty={() => false}>
        {(loaded) => <Content file={loaded} />}
      </Loaded>
    </Page>
  );
}

function Content({ file }: { readonly file: CaseFile }): ReactNode {
  const { t } = useWords();
  const query = useRead<typeof readMoves>('GET /api/cases/:caseId/moves', {
    params: { caseId: file.caseId },
  });
  return (
    <Loaded query={query} room="moving" isEmpty={() => false}>
      {({ moves, may }) => (
        <>
          {moves.map((move) => (
            <MoveCard key={move.id} move={move}>
              {move.may.complete && <Complete move={move} />}
              {move.may.withdraw && <Withdraw move={move} />}
              {move.may.acknowledge && <Acknowledge move={move} />}
            </MoveCard>
          ))}
          {may.propose && <Propose file={file} unasked={may.unasked} />}
          {moves.length === 0 && !may.propose && (
            <EmptyState title={t('moving.none')}>
              <p>{t('moving.noneText')}</p>
            </EmptyState>
          )}
        </>
      )}
    </Loaded>
  );
}

const askings = ['agreed', ...notAskedReasons] as const;
type Asking = {
  readonly organisationId: string;
  readonly reason: (typeof moveReasons)[number];
  readonly asked: (typeof askings)[number] | null;
};

function Propose({
  file,
  unasked,
}: {
  readonly file: CaseFile;
  /** The organisation leaves, so that somebody who could not be asked may move. */
  readonly unasked: boolean;
}): ReactNode {
  const { t } = useWords();
  const organisations = useCaseOrganisations();
  return (
    <>
      <h2>{t('moving.propose')}</h2>
      <CommandForm<typeof proposeMove, Asking>
        command="POST /api/cases/:caseId/moves"
        params={{ caseId: file.caseId }}
        given={{ baseVersion: file.version }}
        room="moving"
        submit="moving.propose"
        toBody={({ asked, ...body }) => ({
          ...body,
          notAskedWhy: asked === null || asked === 'agreed' ? null : asked,
        })}
        lines={{
          organisationId: {
            is: 'list',
            label: 'moving.to',
            options: organisations.filter(({ value }) => value !== file.organisationId),
          },
          reason: {
            is: 'list',
            label: 'moving.reason',
            codes: moveReasons,
            words: (code) => `moving.reasons.${code}`,
          },
          asked: {
            is: 'choice',
            label: 'moving.asked',
            codes: askings,
            words: (code) => `moving.notAsked.${code}`,
            when: () => unasked,
          },
        }}
      >
        <BilingualSafetyText textKey="moving.proposeText" />
        {file.may.recordVisit && (
          <p>
            <ButtonLink to={to(paths.newConsent, { personId: file.personId })}>
              {t('care.plan.askFirst')}
            </ButtonLink>
          </p>
        )}
      </CommandForm>
    </>
  );
}

const talks = ['talked', 'not-talked'] as const;
type Questions = {
  readonly talk: (typeof talks)[number];
  readonly talkedOn: Day | null;
  readonly notTalkedWhy: (typeof noTalkReasons)[number] | null;
};

function Complete({ move }: { readonly move: MoveOfCase }): ReactNode {
  const { t } = useWords();
  return (
    <>
      <h3>{t('moving.complete')}</h3>
      <p className="soft">{t('moving.completeText')}</p>
      <CommandForm<typeof completeMove, Questions>
        command="PUT /api/moves/:moveId/completion"
        params={{ moveId: move.id }}
        given={{ baseVersion: move.version }}
        room="moving"
        submit="moving.complete"
        opens={to(paths.cases, {}, { saved: 'yes' })}
        toBody={({ talk, talkedOn, notTalkedWhy }) => ({
          talkedOn: talk === 'talked' ? talkedOn : null,
          notTalkedWhy: talk === 'talked' ? null : notTalkedWhy,
        })}
        lines={{
          talk: {
            is: 'choice',
            label: 'moving.talk',
            codes: talks,
            words: (code) => `moving.talks.${code}`,
          },
          talkedOn: {
            is: 'day',
            label: 'moving.talkedOn',
            when: ({ talk }) => talk === 'talked',
          },
          notTalkedWhy: {
            is: 'list',
            label: 'moving.notTalkedWhy',
            codes: noTalkReasons,
            words: (code) => `moving.noTalk.${code}`,
            when: ({ talk }) => talk === 'not-talked',
          },
        }}
      />
    </>
  );
}

function Withdraw({ move }: { readonly move: MoveOfCase }): ReactNode {
  return (
    <CommandForm<typeof withdrawMove>
      command="PUT /api/moves/:moveId/withdrawal"
      params={{ moveId: move.id }}
      given={{ baseVersion: move.version }}
      room="moving"
      submit="moving.withdraw"
      isPlain
      lines={{}}
    />
  );
}

function Acknowledge({ move }: { readonly move: MoveOfCase }): ReactNode {
  const { t } = useWords();
  const seen = useCommand<typeof acknowledgeMove>('PUT /api/moves/:moveId/acknowledgement');
  return (
    <div className="row">
      <Button kind="main" onClick={() => void seen.run({ params: { moveId: move.id } })}>
        {t(move.state === 'done' ? 'moving.acknowledge' : 'moving.acknowledgeStop')}
      </Button>
    </div>
  );
}
