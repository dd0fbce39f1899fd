// The OpenAPI 3.1 document, printed from the same contracts that the server binds. It names paths
// and shapes, never data, so it is open to anyone; each path lists the roles that may call it.

import { toJSONSchema, type ZodType } from 'zod';
import { type Endpoint, refusalsOf } from '../../kernel/contract.ts';
import { newIdText } from '../../kernel/id.ts';
import { problems } from './problems.ts';

type Json = Record<string, unknown>;

export function openApiDocument(endpoints: readonly Endpoint[], version: string): Json {
  const paths: Record<string, Json> = {};
  for (const endpoint of endpoints) {
    const path = endpoint.path.replace(/:(\w+)/g, '{$1}');
    paths[path] = { ...paths[path], [endpoint.method.toLowerCase()]: operationOf(endpoint) };
  }
  return {
    openapi: '3.1.0',
    info: {
      title: 'Alongside',
      version,
      license: { name: 'AGPL-3.0-or-later', identifier: 'AGPL-3.0-or-later' },
      description: 'A record one may not see answers exactly as one that does not exist (404).',
    },
    security: [{ session: [] }, { bearer: [] }],
    paths,
    components: {
      securitySchemes: {
        session: { type: 'apiKey', in: 'cookie', name: 'alongside_session' },
        bearer: { type: 'http', scheme: 'bearer', description: 'The same token, for scripts.' },
      },
      schemas: { Problem: problemSchema },
    },
  };
}

const problemSchema = {
  type: 'object',
  required: ['type', 'title', 'status', 'code'],
  properties: {
    type: { type: 'string' },
    title: { type: 'string' },
    status: { type: 'integer' },
    code: {
      type: 'string',
      description: `One of: ${Object.keys(problems).join(', ')}, or a refusal of the path.`,
    },
    detail: { type: 'string' },
    reference: { type: 'string' },
    facts: { type: 'object' },
    errors: {
      type: 'array',
      items: {
        type: 'object',
        properties: {
          path: { type: 'string' },
          code: { type: 'string' },
          message: { type: 'string' },
        },
      },
    },
  },
};

function operationOf(endpoint: Endpoint): Json {
  const refusals = refusalsOf(endpoint);
  const problem = {
    'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } },
  };
  return {
    operationId: endpoint.name,
    summary: endpoint.summary,
    'x-roles': endpoint.who,
    'x-audit': endpoint.audit,
    ...(endpoint.who === 'anyone' ? { security: [] } : {}),
    parameters: [
      ...parametersOf(endpoint.params, 'path'),
      ...parametersOf(endpoint.query, 'query'),
      ...(endpoint.creates && endpoint.body === 'bytes' ? [newIdParameter] : []),
      ...(endpoint.method === 'GET' ? [] : [commandIdParameter]),
    ],
    ...(endpoint.body
      ? { requestBody: { required: true, content: contentOf(endpoint.body, endpoint.creates) } }
      : {}),
    responses: {
      200: { description: 'Done', content: contentOf(endpoint.returns) },
      400: { description: 'Not valid: says which field and why', content: problem },
      ...(endpoint.who === 'anyone'
        ? {}
        : { 401: { description: 'Signed out', content: problem } }),
      404: { description: 'Not here, or not for this role', content: problem },
      ...(refusals.length > 0
        ? { 409: { description: `Refused: ${refusals.join(', ')}`, content: problem } }
        : {}),
    },
  };
}

const newIdSchema = { type: 'string', pattern: newIdText };
const newIdDescription =
  'The id of what is made: a UUID of version 7, made by whoever asks. ' +
  'Left out, one is made here. Taken: 409 `id-taken`, whoever has it, and nothing is done.';
const newIdParameter = {
  name: 'id',
  in: 'query',
  required: false,
  schema: newIdSchema,
  description: newIdDescription,
};

const commandIdParameter = {
  name: 'Idempotency-Key',
  in: 'header',
  required: false,
  schema: { type: 'string', format: 'uuid' },
  description: 'The same id with the same body has one effect and one answer.',
};

/**
 * `creates`: the body may also contain the id of the new record, which its own schema does not
 * list.
 */
function contentOf(schema: ZodType | 'bytes' | 'file', creates?: string): Json {
  if (schema === 'bytes' || schema === 'file') {
    return {
      'application/octet-stream': {
        schema: { type: 'string', contentMediaType: 'application/octet-stream' },
      },
    };
  }
  const own = jsonSchemaOf(schema);
  return { 'application/json': { schema: creates ? withNewId(own) : own } };
}

function withNewId(schema: Json): Json {
  const id = { ...newIdSchema, description: newIdDescription };
  const choices = ['anyOf', 'oneOf'].filter((name) => Array.isArray(schema[name]));
  if (choices.length === 0) {
    return { ...schema, properties: { ...(schema['properties'] as Json), id } };
  }
  return {
    ...schema,
    ...Object.fromEntries(choices.map((name) => [name, (schema[name] as Json[]).map(withNewId)])),
  };
}

function jsonSchemaOf(schema: ZodType): Json {
  const { $schema: _, ...rest } = toJSONSchema(schema, {
    io: 'input',
    unrepresentable: 'any',
  }) as Json;
  return rest;
}

function parametersOf(schema: ZodType | undefined, place: 'path' | 'query'): Json[] {
  if (!schema) return [];
  const { properties, required } = jsonSchemaOf(schema) as {
    properties?: Record<string, Json>;
    required?: string[];
  };
  return Object.entries(properties ?? {}).map(([name, inner]) => ({
    name,
    in: place,
    required: place === 'path' || (required ?? []).includes(name),
    schema: inner,
  }));
}
