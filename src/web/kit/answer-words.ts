// What a person answered, in words, or why there is no answer.

import { isUnanswered, type Unanswered } from '../../kernel/unanswered.ts';
import type { Translate } from '../i18n/words.ts';

type Given<Answer> = Exclude<Answer, Unanswered | null>;

export function answerWords<Answer>(
  t: Translate,
  answer: Answer,
  words: (given: Given<Answer>) => string,
): string | null {
  if (isUnanswered(answer)) return t(`kit.unanswered.${answer.unanswered}`);
  return answer === null ? null : words(answer as Given<Answer>);
}
