// One of those who live together, in the form of a visit to the family: whether they were met, how
// they were asked about their safety, and what concerns them alone.

import type { ReactNode } from 'react';
import { Link } from 'wouter';
import type { ReturnsOf } from '../../../kernel/contract.ts';
import { useWords } from '../../../web/i18n/use-words.ts';
import { Card } from '../../../web/kit/card.tsx';
import { Checkbox } from '../../../web/kit/choices.tsx';
import { TextArea } from '../../../web/kit/text-field.tsx';
import { paths, to } from '../../../web/paths.ts';
import type { readFamily } from '../family/api.ts';
import { SafetyQuestion, type SafetyTyped } from './safety-question.tsx';

export type Member = ReturnsOf<typeof readFamily>['members'][number];
export type MemberTyped = SafetyTyped & { readonly isMet: boolean; readonly text: string };

/** Everybody is thought to have been there, but for those who are offered legal aid first. */
export const notYetTyped = ({ legalAidDue }: Member): MemberTyped => ({
  isMet: !legalAidDue,
  safetyAsked: '',
  safetyConcern: '',
  text: '',
});

export function FamilyMember({
  member,
  typed,
  onChange,
}: {
  readonly member: Member;
  readonly typed: MemberTyped;
  readonly onChange: (part: Partial<MemberTyped>) => void;
}): ReactNode {
  const { t } = useWords();
  const { caseId, personId, personCode, mayBeMinor, legalAidDue } = member;
  const name = member.name ?? personCode;
  return (
    <Card title={mayBeMinor ? `${name} · ${t('care.family.child')}` : name}>
      {legalAidDue ? (
        <p>
          {t('care.family.legalAid', { name })}{' '}
          <Link to={to(paths.newVisit, { personId })}>{t('care.family.legalAidStep')}</Link>
        </p>
      ) : (
        <Checkbox
          label={t('care.family.met')}
          name={`${caseId}.isMet`}
          isChecked={typed.isMet}
          onChange={(isMet) => onChange({ isMet })}
        />
      )}
      {typed.isMet && (
        <>
          <SafetyQuestion typed={typed} about={name} named={`${caseId}.`} onChange={onChange} />
          <TextArea
            label={t('care.family.ownText')}
            name={`${caseId}.text`}
            value={typed.text}
            lengthMax={4000}
            rows={2}
            isOptional
            onChange={(text) => onChange({ text })}
          />
        </>
      )}
    </Card>
  );
}
