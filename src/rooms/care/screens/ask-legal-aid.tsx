// Asking again about legal aid, as whoever answered "later" was promised. The answer takes the place
// of the one before.

import type { ReactNode } from 'react';
import { paths, to } from '../../../web/paths.ts';
import type { ScreenProps } from '../../../web/screen.ts';
import { CaseScreen } from './case-screen.tsx';
import { LegalAidForm } from './legal-aid-form.tsx';

export function AskLegalAid({ params: { personId = '' } }: ScreenProps): ReactNode {
  return (
    <CaseScreen personId={personId} tabTitle="care.legalAid.title">
      {(file) => (
        <LegalAidForm file={file} opens={to(paths.person, { personId }, { saved: 'yes' })} />
      )}
    </CaseScreen>
  );
}
