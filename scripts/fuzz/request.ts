import type { Operation } from './document.ts'
import type { Random } from './random.ts'
import { type Known, oddText, valueFor } from './values.ts'

/** What the generator knows about the office. It changes while requests are answered. */
export type Scene = {
  /** tokens of customers and of the admin */
  readonly tokens: () => readonly string[]
  /** ids by the first part of the address: `/v1/musicals` → MU-… */
  readonly idsAt: (path: string) => readonly string[]
  /** values of fields by their names */
  readonly known: Known
}

export type Made = {
  readonly method: string
  readonly path: string
  readonly headers: Readonly<Record<string, string>>
  readonly body: Buffer | undefined
}

const METHODS = ['GET', 'POST', 'PUT', 'PATCH', 'DELETE', 'HEAD', 'OPTIONS']
const TYPES = [
  'text/plain',
  'application/json; charset=euc-kr',
  'application/jsonx',
  '',
  'multipart/form-data',
]

/** A request to an operation. Most of it fits; some part of it may not. */
export function makeRequest(operation: Operation, scene: Scene, random: Random): Made {
  const method = random.chance(0.03) ? random.pick(METHODS) : operation.method
  const body = bodyFor(operation, scene, random)
  return {
    method,
    path: addressFor(operation, scene, random),
    headers: headersFor(method, body, scene, random),
    body,
  }
}

function addressFor({ path, parameters }: Operation, scene: Scene, random: Random): string {
  const ids = scene.idsAt(path)
  const id = (): string => {
    if (random.chance(0.03))
      return random.pick(['%00', '%ff', '%zz', '..', '%2e%2e%2f', 'x'.repeat(500)])
    if (ids.length > 0 && random.chance(0.85)) return random.pick(ids)
    return encodeURIComponent(random.pick(['RV-ZZZZZZZZZZ', 'me', '좌석', 'x']))
  }
  const query = parameters
    .filter((parameter) => parameter.in === 'query' && random.chance(0.4))
    .map(({ name, schema }) => {
      const value = random.chance(0.15)
        ? oddText(random)
        : String(valueFor(schema, name, scene.known, random))
      return `${name}=${random.chance(0.02) ? '%b0%a1' : encodeURIComponent(value.toWellFormed())}`
    })
  const grade = () => encodeURIComponent(random.pick(scene.known.grade ?? ['VIP']))
  const named = random.chance(0.9) ? path.replace('{grade}', grade) : path
  const address = named.replaceAll(/\{\w+\}/g, id)
  return query.length > 0 ? `${address}?${query.join('&')}` : address
}

function headersFor(
  method: string,
  body: Buffer | undefined,
  { tokens }: Scene,
  random: Random,
): Record<string, string> {
  const headers: Record<string, string> = {}
  if (random.chance(0.9)) headers.authorization = `Bearer ${random.pick(tokens())}`
  else if (random.chance(0.3))
    headers.authorization = random.pick(['Bearer x', 'Basic eDp5', 'Bearer', 'op_x'])
  if (body) headers['content-type'] = random.chance(0.03) ? random.pick(TYPES) : 'application/json'
  if (body && random.chance(0.03)) headers['transfer-encoding'] = 'chunked'
  if (method === 'POST' && random.chance(0.3))
    headers['idempotency-key'] =
      `key-${random.pick([1, 2, 3, 4, 5, 6, 7, 8])}${random.chance(0.5) ? '-of-more-than-22-characters' : ''}`
  if (random.chance(0.01)) headers.origin = 'https://evil.example.com'
  if (random.chance(0.01))
    headers.host = random.pick(['evil.example.com', '127.0.0.1:99999', 'localhost'])
  if (random.chance(0.02)) headers['last-event-id'] = random.pick(['x', '-1', '1'])
  if (random.chance(0.02)) headers['x-forwarded-for'] = random.pick(['1.2.3.4', 'x', '::1, ::2'])
  return headers
}

function bodyFor(
  { body: schema, method }: Operation,
  { known }: Scene,
  random: Random,
): Buffer | undefined {
  if (!schema) return method !== 'GET' && random.chance(0.05) ? Buffer.from('{"a":1}') : undefined
  const bytes = Buffer.from(JSON.stringify(valueFor(schema, '', known, random)) ?? '')
  if (random.chance(0.04)) return broken(bytes, random)
  return bytes
}

/** Bytes that are no valid JSON, or much of it. */
function broken(bytes: Buffer, random: Random): Buffer {
  switch (random.pick(['cut', 'flip', 'deep', 'large', 'other'] as const)) {
    case 'cut':
      return bytes.subarray(0, Math.floor(bytes.length / 2))
    case 'flip':
      return Buffer.from(bytes.map((byte, i) => (i % 7 === 3 ? byte ^ 0x80 : byte)))
    case 'deep':
      return Buffer.from(`${'['.repeat(2_000)}${']'.repeat(2_000)}`)
    case 'large':
      return Buffer.from(`{"a":"${'x'.repeat(random.pick([1_000, 5_000, 70_000, 300_000]))}"}`)
    default:
      return Buffer.from([0xc1, 0xc2, 0xbc, 0xae])
  }
}
