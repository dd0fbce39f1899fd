// The result of a decision that may be refused. A refusal is an expected "no" that a person can act
// on. It is part of the return type, so the compiler insists on a text for it. It is never thrown.

/** Facts that the text of a refusal needs: days, counts, coded references. Never names. */
export type RefusalFacts = Readonly<Record<string, string | number | boolean | null>>;

export type Done<Value> = { readonly ok: true; readonly value: Value };
export type Refused<Code extends string> = {
  readonly ok: false;
  readonly refusal: Code;
  readonly facts: RefusalFacts;
};
export type Outcome<Value, Code extends string = never> = Done<Value> | Refused<Code>;

export function done<Value>(value: Value): Done<Value> {
  return { ok: true, value };
}

export function refuse<Code extends string>(
  refusal: Code,
  facts: RefusalFacts = {},
): Refused<Code> {
  return { ok: false, refusal, facts };
}
