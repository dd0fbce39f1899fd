// A valid body or query for any endpoint, made from its contract, so that a test can call every
// endpoint without its own list, which would grow stale. Where the schema cannot tell (a text that
// must be a day), the property's name does.

import { toJSONSchema, type ZodType } from 'zod';

export type Wanted = {
  /** Values by property name, used instead of generated ones. */
  readonly values?: Readonly<Record<string, unknown>>;
  /** Generates a free text; called once for each. */
  readonly text?: (name: string) => string;
};

export type Schema = {
  readonly type?: string | readonly string[];
  readonly enum?: readonly unknown[];
  readonly const?: unknown;
  readonly format?: string;
  readonly pattern?: string;
  readonly minimum?: number;
  readonly minItems?: number;
  readonly maxItems?: number;
  readonly maximum?: number;
  readonly maxLength?: number;
  readonly minLength?: number;
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly required?: readonly string[];
  readonly items?: Schema;
  readonly anyOf?: readonly Schema[];
  readonly oneOf?: readonly Schema[];
};

export const absentId = '018f0000-0000-7000-8000-00000000dead';
const past = '2020-01-01';
const future = '2099-01-01';

const byName: Readonly<Record<string, unknown>> = {
  country: 'KG',
  citizenship: 'KG',
  province: 'KG-O',
  login: 'example.login',
  delimiter: ',',
  from: past,
  to: past,
  untilOn: future,
  endOn: future,
  dueOn: future,
  newDay: future,
  newHour: '10:00',
  atHour: '10:00',
  nextReviewOn: future,
  fundedUntil: future,
  purposes: 'case-support',
  password: 'a long example password',
  token: 'x'.repeat(43),
  totp: '123456',
  uploads: `018f0000-0000-7000-8000-00000000dead.1.1999999999999.${'x'.repeat(43)}`,
  baseVersion: 1,
  hash: 'ab'.repeat(32),
};

/** Only required properties, unless `values` names more. */
export function exampleOf(schema: ZodType, wanted: Wanted = {}): unknown {
  return valueOf(schemaOf(schema), '', wanted);
}

/** Examples for the required fields that a body leaves out: it names only what matters. */
export function completed(schema: ZodType, body: object): object {
  const { properties = {}, required = [] } = schemaOf(schema);
  const missing = required.filter((name) => !Object.hasOwn(body, name));
  return {
    ...Object.fromEntries(missing.map((name) => [name, valueOf(properties[name]!, name, {})])),
    ...body,
  };
}

export function schemaOf(schema: ZodType): Schema {
  return toJSONSchema(schema, { io: 'input', unrepresentable: 'any' }) as Schema;
}

export function valueOf(schema: Schema, name: string, wanted: Wanted): unknown {
  if (wanted.values && Object.hasOwn(wanted.values, name)) return wanted.values[name];
  const choices = schema.anyOf ?? schema.oneOf;
  if (choices) {
    // Prefers text where it may be text, and uses no id of something else unless it was asked for.
    const [first] = choices.filter((one) => one.type !== 'null');
    const isEmpty =
      choices.some((one) => one.type === 'null') && (first!.format === 'uuid' || !wanted.text);
    return isEmpty ? null : valueOf(first!, name, wanted);
  }
  if (schema.const !== undefined) return schema.const;
  if (schema.enum) return schema.enum[0];
  const kinds = Array.isArray(schema.type) ? schema.type : [schema.type];
  if (kinds.includes('object')) return objectOf(schema, wanted);
  if (kinds.includes('array')) {
    return Array.from({ length: schema.minItems ?? 0 }, () => valueOf(schema.items!, name, wanted));
  }
  if (kinds.includes('integer') || kinds.includes('number')) {
    return Math.max(schema.minimum ?? 1, 1);
  }
  if (kinds.includes('boolean')) return false;
  return textOf(schema, name, { wanted, isNullable: kinds.includes('null') });
}

function objectOf(schema: Schema, wanted: Wanted): Record<string, unknown> {
  const names = Object.keys(schema.properties ?? {}).filter(
    (name) => schema.required?.includes(name) || Object.hasOwn(wanted.values ?? {}, name),
  );
  return Object.fromEntries(
    names.map((name) => [name, valueOf(schema.properties![name]!, name, wanted)]),
  );
}

type Text = { readonly wanted: Wanted; readonly isNullable: boolean };

function textOf(schema: Schema, name: string, { wanted, isNullable }: Text): unknown {
  if (schema.format === 'uuid') return absentId;
  if (Object.hasOwn(byName, name) && !(isNullable && name.endsWith('On'))) return byName[name];
  if (/(On|^on|^onDay)$/.test(name)) return isNullable ? null : past;
  return wanted.text?.(name) ?? 'An example';
}
