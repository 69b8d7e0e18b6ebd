import { audienceText } from '../audience.ts'
import { type Route, writes } from '../route.ts'
import { exampleOf } from './examples.ts'
import { operationName } from './names.ts'
import { responsesOf } from './responses.ts'
import type { Schemas } from './schemas.ts'

/** The operation of a route. */
export function operation(route: Route, schemas: Schemas): object {
  const { tag, summary, audience, body } = route
  return {
    operationId: operationName(route),
    tags: [tag],
    summary,
    description: `For: ${audienceText(audience)}.`,
    // An empty list says that no token is needed.
    security: audience === 'anyone' ? [] : [{ bearer: [] }],
    parameters: parametersOf(route, schemas),
    ...(body ? { requestBody: requestBody(body, schemas) } : {}),
    responses: responsesOf(route, schemas),
  }
}

function parametersOf(route: Route, schemas: Schemas): object[] {
  const { path, query, lasting } = route
  const inPath = [...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => ({
    name,
    in: 'path',
    required: true,
    schema: { type: 'string' },
  }))
  const inQuery = Object.entries(query?.shape ?? {}).map(([name, schema]) => ({
    name,
    in: 'query',
    required: false,
    // A field of an object is a schema. zod's type only says that it is the core of one.
    schema: schemas.taken(schema as Parameters<Schemas['taken']>[0]),
  }))
  return [
    ...[...inPath, ...inQuery],
    ...(writes(route) ? [IDEMPOTENCY_KEY] : []),
    ...(lasting ? [IF_NONE_MATCH] : []),
    ACCEPT_LANGUAGE,
  ]
}

const IDEMPOTENCY_KEY = {
  name: 'Idempotency-Key',
  in: 'header',
  required: false,
  description:
    'the same key and the same request get the same answer, for 24 h; without a token it needs 22 characters',
  schema: { type: 'string', minLength: 1, maxLength: 128, pattern: '^[!-~]+$' },
}

const IF_NONE_MATCH = {
  name: 'If-None-Match',
  in: 'header',
  required: false,
  description: 'the `ETag` of what the client has: if it is the same, the answer is 304',
  schema: { type: 'string' },
}

const ACCEPT_LANGUAGE = {
  name: 'Accept-Language',
  in: 'header',
  required: false,
  description:
    'in which language the sentences of the answer are, `en` or `ko`; English if left out (RFC 9110, 12.5.4)',
  schema: { type: 'string', examples: ['ko-KR,ko;q=0.9,en;q=0.8'] },
}

function requestBody(body: NonNullable<Route['body']>, schemas: Schemas): object {
  const schema = schemas.taken(body)
  const example = exampleOf(schema, schemas.components)
  const isRight = example !== undefined && body.safeParse(example).success
  return {
    // No body counts as an empty object.
    required: !body.safeParse({}).success,
    content: { 'application/json': { schema, ...(isRight ? { example } : {}) } },
  }
}
