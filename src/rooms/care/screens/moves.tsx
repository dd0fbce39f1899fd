// Cases that move to or from the organisation, for its manager: no name is seen. Taking one names
// its lead and supervisor; declining has a coded reason and is neutral.

import '../../../web/styles/records.css';
import type { ReactNode } from 'react';
import { useWords } from '../../../web/i18n/use-words.ts';
import { ButtonLink } from '../../../web/kit/button-link.tsx';
import { CommandForm } from '../../../web/kit/command-form.tsx';
import { List } from '../../../web/kit/list.tsx';
import { optionsOf } from '../../../web/kit/options.ts';
import { Page } from '../../../web/kit/page.tsx';
import { Select } from '../../../web/kit/text-field.tsx';
import { useAddress } from '../../../web/kit/use-address.ts';
import { paths, to } from '../../../web/paths.ts';
import { declineReasons } from '../model.ts';
import type { acceptMove, declineMove, listMoves } from '../moving/api.ts';
import { moveStates } from '../moving/model.ts';
import { useColleagueOptions } from './colleagues.tsx';
import { MoveCard, type MoveOfCase } from './move-card.tsx';

export function Moves(): ReactNode {
  const { t } = useWords();
  const address = useAddress();
  const state = moveStates.find((each) => each === address.get('state')) ?? 'proposed';
  return (
    <Page
      tabTitle="moving.title"
      lead={t('moving.lead')}
      actions={<ButtonLink to={to(paths.leaving)}>{t('moving.leaving.title')}</ButtonLink>}
    >
      <div className="filters">
        <Select
          label={t('moving.state')}
          value={state}
          onChange={(chosen) => address.set({ state: chosen, after: '' })}
          options={optionsOf(moveStates, (each) => t(`moving.states.${each}`))}
        />
      </div>
      <List<typeof listMoves, MoveOfCase>
        read="GET /api/moves"
        room="moving"
        label="moving.title"
        query={{ state }}
        none={{ title: 'moving.none', text: 'moving.noneText' }}
        perPage={20}
        rows={({ moves }) => moves}
        keyOf={({ id }) => id}
        show={(moves) =>
          moves.map((move) => (
            <MoveCard key={move.id} move={move}>
              {move.may.accept && <Accept move={move} />}
              {move.may.decline && <Decline move={move} />}
            </MoveCard>
          ))
        }
      />
    </Page>
  );
}

function Accept({ move }: { readonly move: MoveOfCase }): ReactNode {
  const { t } = useWords();
  return (
    <>
      <h3>{t('moving.accept')}</h3>
      <p className="soft">{t('moving.acceptText')}</p>
      <CommandForm<typeof acceptMove>
        command="PUT /api/moves/:moveId/acceptance"
        params={{ moveId: move.id }}
        given={{ baseVersion: move.version }}
        room="moving"
        submit="moving.accept"
        isPlain
        lines={{
          leadAccountId: {
            is: 'list',
            label: 'care.case.lead',
            ...useColleagueOptions('case-manager'),
          },
          supervisorAccountId: {
            is: 'list',
            label: 'care.case.supervisor',
            ...useColleagueOptions('supervisor'),
          },
        }}
      />
    </>
  );
}

function Decline({ move }: { readonly move: MoveOfCase }): ReactNode {
  const { t } = useWords();
  return (
    <>
      <h3>{t('moving.decline')}</h3>
      <CommandForm<typeof declineMove>
        command="PUT /api/moves/:moveId/decline"
        params={{ moveId: move.id }}
        given={{ baseVersion: move.version }}
        room="moving"
        submit="moving.decline"
        isPlain
        lines={{
          reason: {
            is: 'list',
            label: 'care.offers.declineReason',
            codes: declineReasons,
            words: (code) => `care.declineReasons.${code}`,
          },
        }}
      />
    </>
  );
}
