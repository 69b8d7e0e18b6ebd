import { STATUS_OF } from '@outerpark/core/contract'
import { MAX_LINES, MAX_PRICE, MAX_SEATS } from '@outerpark/core/names'
import { describe, expect, test } from 'vitest'
import { routeList } from '../../testing/route-list.ts'
import { openApiText } from './document.ts'

type Parameter = { name: string; in: string; required: boolean; schema: object }
type Operation = {
  operationId: string
  summary: string
  tags: string[]
  security?: object[]
  parameters: Parameter[]
  requestBody?: { content: Record<string, { schema: object }> }
  responses: Record<string, { description: string; content?: Record<string, { schema: object }> }>
}

const routes = routeList('1.2.3')
const text = openApiText(routes, '1.2.3')
const document = JSON.parse(text)
const paths: Record<string, Record<string, Operation>> = document.paths
const operations = Object.entries(paths).flatMap(([path, methods]) =>
  Object.entries(methods).map(([method, operation]) => ({
    name: `${method} ${path}`,
    path,
    method,
    operation,
  })),
)

/** All JSON objects in the text, at every depth. */
function* objectsIn(value: unknown): Generator<Record<string, unknown>> {
  if (typeof value !== 'object' || value === null) return
  if (!Array.isArray(value)) yield value as Record<string, unknown>
  for (const part of Object.values(value)) yield* objectsIn(part)
}

test('the text is OpenAPI 3.1 and has the title and version of OuterPark', () => {
  expect(document.openapi).toMatch(/^3\.1\.\d+$/)
  expect(document.info).toMatchObject({
    title: 'OuterPark',
    version: '1.2.3',
    description: expect.any(String),
  })
  expect(Object.keys(document).sort()).toEqual([
    'components',
    'info',
    'openapi',
    'paths',
    'servers',
    'tags',
    'webhooks',
  ])
})

test('the text has every route and nothing else', () => {
  const named = routes.map(({ method, path }) => `${method} ${path}`)
  expect(operations.map(({ name }) => name).sort()).toEqual(named.sort())
})

test('W18: every operation has its own name, a verb which a program can use', () => {
  const ids = operations.map(({ operation }) => operation.operationId)
  expect(new Set(ids).size).toBe(ids.length)
  for (const id of ids)
    expect(id).toMatch(
      /^(add|apply|ask|book|cancel|cast|change|check|close|confirm|create|delete|drop|export|follow|get|import|list|message|move|open|plan|rebuild|receive|refund|register|replace|reset|retry|sign|switch|turn|verify|whoami)([A-Z][A-Za-z0-9]*)?$/,
    )
})

describe.each(operations)('$name', ({ name, path, method, operation }) => {
  test('says what it does, who may use it, and what it answers', () => {
    expect(operation.summary).toMatch(/^[A-Z]/)
    expect(operation.tags).toHaveLength(1)
    const success = Object.keys(operation.responses).filter((status) => /^2\d\d$/.test(status))
    expect(success).toEqual(name === 'post /v1/customers' ? ['201', '202'] : [expect.any(String)])
    for (const [status, response] of Object.entries(operation.responses)) {
      expect(response.description).not.toBe('')
      if (status === '304') expect(response).not.toHaveProperty('content')
      else expect(Object.values(response.content ?? {})).toEqual([{ schema: expect.any(Object) }])
    }
    expect(operation.responses.default?.content).toHaveProperty('application/problem+json')
  })

  test('has exactly the parameters in its address, all of them required, and none twice', () => {
    const inPath = operation.parameters.filter((parameter) => parameter.in === 'path')
    const inAddress = [...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => name)
    expect(inPath.map(({ name }) => name)).toEqual(inAddress)
    expect(inPath.every(({ required }) => required)).toBe(true)
    const names = operation.parameters.map((parameter) => `${parameter.in} ${parameter.name}`)
    expect(new Set(names).size).toBe(names.length)
    for (const { in: where, schema } of operation.parameters) {
      expect(['path', 'query', 'header']).toContain(where)
      expect(schema).not.toEqual({})
    }
  })

  test('W7: takes an Idempotency-Key if and only if it changes something', () => {
    const keyed = operation.parameters.some(({ name }) => name === 'Idempotency-Key')
    expect(keyed).toBe(method !== 'get')
  })
})

test('W18: the two answers of a sign-up have statuses and schemas of their own', () => {
  const responses = paths['/v1/customers']?.post?.responses ?? {}
  const schemaOf = (status: number) => responses[status]?.content?.['application/json']?.schema
  expect(schemaOf(201)).toEqual({ $ref: '#/components/schemas/SignedUp' })
  expect(schemaOf(202)).toEqual({ $ref: '#/components/schemas/CodeSent' })
  const { SignedUp, CodeSent } = document.components.schemas
  expect(SignedUp).toMatchObject({ type: 'object', required: ['customer', 'token'] })
  expect(CodeSent).toMatchObject({
    type: 'object',
    required: ['validUntil', 'isNew', 'sentAt', 'askAgainAt'],
  })
  expect(responses[201]).toMatchObject({ headers: { Location: expect.anything() } })
  expect(responses[202]).not.toMatchObject({ headers: { Location: expect.anything() } })
})

test('W18: no answer with a status is one of several shapes', () => {
  for (const { name, operation } of operations)
    for (const { content = {} } of Object.values(operation.responses))
      for (const { schema } of Object.values(content)) {
        const referred = /schemas\/(\w+)/.exec(JSON.stringify(schema))?.[1] ?? ''
        for (const one of [schema, document.components.schemas[referred] ?? {}])
          expect(one, name).not.toHaveProperty('anyOf')
      }
})

test('an operation that needs a token says so, and an open one does not', () => {
  for (const { method, path, audience } of routes) {
    const { security } = paths[path]?.[method] ?? {}
    expect(security).toEqual(audience === 'anyone' ? [] : [{ bearer: [] }])
  }
  expect(document.components.securitySchemes.bearer).toEqual({ type: 'http', scheme: 'bearer' })
})

test('every reference points to something that exists', () => {
  for (const { $ref } of objectsIn(document))
    if (typeof $ref === 'string') {
      const target = $ref
        .replace(/^#\//, '')
        .split('/')
        .reduce((at, name) => at?.[name], document)
      expect([$ref, typeof target]).toEqual([$ref, 'object'])
    }
})

test('every schema is valid JSON Schema 2020-12: its types and its required fields exist', () => {
  const types = ['string', 'number', 'integer', 'boolean', 'array', 'object', 'null']
  for (const schema of objectsIn(document)) {
    if (typeof schema.type === 'string' && schema.type !== 'http')
      expect(types).toContain(schema.type)
    if (Array.isArray(schema.required) && typeof schema.properties === 'object')
      for (const name of schema.required) expect(schema.properties).toHaveProperty([name])
    expect(schema).not.toHaveProperty('nullable')
    expect(schema).not.toHaveProperty('$schema')
  }
})

test('the description of a booking matches its check: no unknown field, seats from 1', () => {
  const { requestBody } = paths['/v1/reservations']?.post ?? {}
  expect(requestBody?.content['application/json']?.schema).toEqual({
    $ref: '#/components/schemas/BookRequest',
  })
  expect(document.components.schemas.BookRequest).toMatchObject({
    type: 'object',
    additionalProperties: false,
    required: ['performanceId'],
    oneOf: [{ required: ['seats'] }, { required: ['lines'] }, { required: ['places'] }],
    properties: { seats: { type: 'integer', minimum: 1, maximum: 100_000 } },
  })
})

test('the described error has the fields that are really sent', () => {
  expect(document.components.schemas.Problem).toMatchObject({
    required: ['type', 'title', 'status', 'code', 'detail'],
  })
})

test('the text describes what the box office sends to the admin’s webhook', () => {
  const { requestBody, responses } = document.webhooks.notice.post
  expect(requestBody.content['application/json'].schema).toEqual({
    $ref: '#/components/schemas/NoticeWebhook',
  })
  const { properties } = document.components.schemas.NoticeWebhook
  expect(Object.keys(properties)).toEqual(['type', 'timestamp', 'data'])
  expect(properties.type.enum).toContain('notice.payment-approved')
  expect(Object.keys(responses)).toContain('410')
})

test('W18: the errors of an operation are those that it may answer, by status', () => {
  const responses = paths['/v1/reservations']?.post?.responses ?? {}
  const statuses = [
    '201',
    '400',
    '401',
    '403',
    '404',
    '409',
    '413',
    '415',
    '422',
    '429',
    '500',
    '503',
  ]
  expect(Object.keys(responses)).toEqual(expect.arrayContaining([...statuses, 'default']))
  expect(responses['409']?.description).toContain('`seats-unavailable`')
  const headers = (status: string) => Object.keys(Reflect.get(responses[status] ?? {}, 'headers'))
  expect(headers('201')).toEqual(['Request-Id', 'Location', 'Idempotency-Replayed'])
  expect(headers('429')).toEqual([
    'Request-Id',
    'Content-Language',
    'Vary',
    'Retry-After',
    'RateLimit-Policy',
    'RateLimit',
  ])
  const { code } = document.components.schemas.Problem.properties
  expect(code.enum).toEqual(Object.keys(STATUS_OF).sort())
})

test('an answer with sentences says in which language they are, and which header decides', () => {
  for (const { method, path, status, speaks } of routes) {
    const { parameters, responses } = paths[path]?.[method] ?? {}
    expect(parameters?.map(({ name }) => name)).toContain('Accept-Language')
    const headers = Object.keys(Reflect.get(responses?.[status] ?? {}, 'headers'))
    expect([path, headers.includes('Content-Language')]).toEqual([path, speaks])
  }
})

test('an answer that never changes says which cache may keep it, and that a client with its tag gets 304', () => {
  const tagged = routes.filter((route) => route.tagged).map(({ path }) => path)
  expect(tagged).toEqual(['/v1/halls/{id}/versions/{version}', '/v1/performances/{id}/seats'])
  for (const { path, operation } of operations) {
    const names = operation.parameters.map(({ name }) => name)
    const isTagged = tagged.includes(path)
    expect(names.includes('If-None-Match')).toBe(isTagged)
    expect('304' in operation.responses).toBe(isTagged)
    const headers = Object.keys(Reflect.get(operation.responses[200] ?? {}, 'headers') ?? {})
    expect(headers.includes('ETag') && headers.includes('Cache-Control')).toBe(isTagged)
  }
})

test('W18: a body must be there unless an empty one is enough', () => {
  const required = (path: string) => Reflect.get(paths[path]?.post?.requestBody ?? {}, 'required')
  expect(required('/v1/reservations')).toBe(true)
  expect(required('/v1/customers')).toBe(true)
  expect(required('/v1/reservations/{id}/cancel')).toBe(false)
})

test('W18: the amount of the most and dearest seats fits into an answer', () => {
  const { amount } = document.components.schemas.Money.properties
  expect(amount.maximum).toBe(MAX_LINES * MAX_SEATS * MAX_PRICE)
  expect(Number.isSafeInteger(amount.maximum)).toBe(true)
})

test('W18: the example of a request is one that its route takes', () => {
  const examples = routes.flatMap(({ method, path, body }) => {
    const content = paths[path]?.[method]?.requestBody?.content['application/json']
    const example: unknown = Reflect.get(content ?? {}, 'example')
    return body && example !== undefined ? [{ path, body, example }] : []
  })
  for (const { path, body, example } of examples)
    expect([path, body.safeParse(example).success]).toEqual([path, true])
  expect(examples.map(({ path }) => path)).toEqual(
    expect.arrayContaining(['/v1/customers', '/v1/musicals', '/v1/reservations']),
  )
})
