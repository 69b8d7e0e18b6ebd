import { noticeWebhook, problemResponse, STATUS_OF } from '@outerpark/core/contract'
import { DEFAULT_PORT } from '@outerpark/core/names'
import type { Route } from '../route.ts'
import { operation } from './operation.ts'
import { HEADERS } from './responses.ts'
import { type JsonSchema, type Schemas, schemasOf } from './schemas.ts'

/** What each group of routes is about. */
const TAGS: Readonly<Record<string, string>> = {
  customers: 'People who book.',
  tokens: 'With what people and programs sign in.',
  staff: 'People who work for the box office.',
  musicals: 'Musicals and their performances: what is on sale.',
  reservations: 'Booking and cancelling.',
  payments: 'What was charged and refunded.',
  notices: 'What customers were told.',
  sales: 'Seats sold, held and left, and money, summed from the events.',
  mypage: 'What has happened to the bookings of a customer.',
  events: 'The log of everything that has happened.',
  tasks: 'Work that waits, and dead letters.',
  sandbox: 'The card company that comes with the daemon, for trying out.',
  gateways: 'For the card company.',
  webhook: 'The webhook of the admin.',
  health: 'Whether the daemon is well.',
}

/**
 * The OpenAPI 3.1 text, made from the routes and schemas that the server uses.
 * A schema object of OpenAPI 3.1 is JSON Schema 2020-12, and zod produces that.
 *
 * @param version of OuterPark
 */
export function openApiText(routes: readonly Route[], version: string): string {
  const schemas = schemasOf(routes, [noticeWebhook, problemResponse])
  const paths: Record<string, Record<string, object>> = {}
  for (const route of routes)
    paths[route.path] = { ...paths[route.path], [route.method]: operation(route, schemas) }
  const tags = [...new Set(routes.map(({ tag }) => tag))]
  const document = {
    openapi: '3.1.1',
    info: {
      title: 'OuterPark',
      version,
      description:
        'A box office for musicals. Amounts are integers of the smallest unit of their currency; times are ISO 8601.',
      license: { name: 'MIT', identifier: 'MIT' },
    },
    servers: [
      {
        url: `http://127.0.0.1:${DEFAULT_PORT}`,
        description: 'a box office on this machine, unless its settings say otherwise',
      },
    ],
    tags: tags.map((name) => ({ name, description: TAGS[name] ?? `Routes of ${name}.` })),
    paths,
    webhooks: { notice: noticeWebhookText(schemas) },
    components: {
      securitySchemes: { bearer: { type: 'http', scheme: 'bearer' } },
      headers: HEADERS,
    },
  }
  const used = usedOf(schemas, JSON.stringify(document))
  return JSON.stringify({ ...document, components: { ...document.components, schemas: used } })
}

/** The schemas to which the text refers, also by way of others. */
function usedOf({ components }: Schemas, text: string): Record<string, JsonSchema> {
  const all: Record<string, JsonSchema> = { ...components, Problem: withCodes(components.Problem) }
  const used = new Map<string, JsonSchema>()
  const visit = (part: string): void => {
    for (const [, name = ''] of part.matchAll(/#\/components\/schemas\/(\w+)/g)) {
      const schema = all[name]
      if (!schema || used.has(name)) continue
      used.set(name, schema)
      visit(JSON.stringify(schema))
    }
  }
  visit(text)
  return Object.fromEntries([...used].toSorted(([a], [b]) => (a < b ? -1 : 1)))
}

/** The problem with the list of its codes. The CLI's own schema allows others, for a daemon of another version. */
function withCodes(problem: JsonSchema = {}): JsonSchema {
  const code = { type: 'string', enum: Object.keys(STATUS_OF).toSorted() } as const
  return { ...problem, properties: { ...problem.properties, code } }
}

/** Describes the webhook that the box office sends to the address in its configuration. */
const noticeWebhookText = (schemas: Schemas) => ({
  post: {
    operationId: 'noticeWebhook',
    summary: 'A notice for a customer',
    description:
      'Signed as Standard Webhooks describe (webhook-id, webhook-timestamp, webhook-signature). A message may come again under the same webhook-id. Any 2xx takes it; 410 switches the webhook off; after anything else it is sent again, for three days.',
    security: [],
    requestBody: {
      required: true,
      content: { 'application/json': { schema: schemas.given(noticeWebhook) } },
    },
    responses: {
      '2XX': { description: 'accepted' },
      '410': { description: 'the receiver wants no more notices' },
    },
  },
})
