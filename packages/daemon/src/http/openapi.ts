import { noticeWebhook, problemResponse } from '@outerpark/core/contract'
import { z } from 'zod'
import { audienceText } from './audience.ts'
import type { Route } from './route.ts'

/**
 * The OpenAPI 3.1 text, made from the routes and schemas that the server uses.
 * A schema object of OpenAPI 3.1 is JSON Schema 2020-12, and zod produces that.
 *
 * @param version of OuterPark
 */
export function openApiText(routes: readonly Route[], version: string): string {
  const paths: Record<string, Record<string, object>> = {}
  for (const route of routes)
    paths[route.path] = { ...paths[route.path], [route.method]: operation(route) }
  return JSON.stringify({
    openapi: '3.1.0',
    info: {
      title: 'OuterPark',
      version,
      description:
        'A box office for musicals. Amounts are integers of the smallest unit of their currency; times are ISO 8601.',
    },
    paths,
    webhooks: { notice: noticeWebhookText() },
    components: {
      securitySchemes: { bearer: { type: 'http', scheme: 'bearer' } },
      schemas: { Problem: schemaOf(problemResponse, 'output') },
    },
  })
}

function operation(route: Route): object {
  const { method, path, tag, summary, audience, body, query, answer, status } = route
  const pathNames = [...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => name)
  const inPath = pathNames.map((name) => ({
    name,
    in: 'path',
    required: true,
    schema: { type: 'string' },
  }))
  const inQuery = Object.entries(query?.shape ?? {}).map(([name, schema]) => ({
    name,
    in: 'query',
    required: false,
    schema: schemaOf(schema, 'input'),
  }))
  const parameters = [...inPath, ...inQuery, ...(method === 'post' ? [IDEMPOTENCY_KEY] : [])]
  const content =
    answer === 'event-stream'
      ? { 'text/event-stream': { schema: { type: 'string' } } }
      : { 'application/json': { schema: schemaOf(answer, 'output') } }
  return {
    operationId: `${method}${path.replaceAll(/[/{}.]+(\w)/g, (_, letter) => letter.toUpperCase()).replaceAll(/\W/g, '')}`,
    tags: [tag],
    summary,
    description: `For: ${audienceText(audience)}.`,
    ...(audience === 'anyone' ? {} : { security: [{ bearer: [] }] }),
    parameters,
    ...(body
      ? { requestBody: { content: { 'application/json': { schema: schemaOf(body, 'input') } } } }
      : {}),
    responses: { [status]: { description: 'done', content }, default: PROBLEM },
  }
}

const IDEMPOTENCY_KEY = {
  name: 'Idempotency-Key',
  in: 'header',
  required: false,
  description: 'the same key and the same request get the same answer, for 24 h',
  schema: { type: 'string', maxLength: 128 },
}

const PROBLEM = {
  description: 'an error (RFC 9457); `code` is stable',
  content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } },
}

/** Describes the webhook that the box office sends to the address in its configuration. */
const noticeWebhookText = () => ({
  post: {
    operationId: 'noticeWebhook',
    summary: 'A notice for a customer',
    description:
      'Signed as Standard Webhooks describe (webhook-id, webhook-timestamp, webhook-signature). A message may come again under the same webhook-id. Any 2xx takes it; 410 switches the webhook off; after anything else it is sent again, for three days.',
    requestBody: {
      required: true,
      content: { 'application/json': { schema: schemaOf(noticeWebhook, 'output') } },
    },
    responses: {
      '2XX': { description: 'accepted' },
      '410': { description: 'the receiver wants no more notices' },
    },
  },
})

/** What a schema takes (`input`) or gives (`output`), as JSON Schema. */
function schemaOf(schema: z.core.$ZodType, io: 'input' | 'output'): object {
  const { $schema: _, ...json } = z.toJSONSchema(schema, { io, unrepresentable: 'any' })
  return json
}
