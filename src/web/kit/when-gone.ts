// What a form says when its record is not open to whoever filled it in any more: given to a
// colleague meanwhile, or erased. What was typed is not lost, and somebody may have to know it.

export const whenGone = { 'not-found': 'shell.form.gone' } as const;
