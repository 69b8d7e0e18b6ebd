import type { IncomingMessage } from 'node:http'
import { inPlainWords } from '@outerpark/core/contract'
import type { Answers } from '@outerpark/core/ports'
import type { z } from 'zod'
import { parseJson, readBody } from './body.ts'
import { admit, type Caller } from './caller.ts'
import { idempotencyKey, inFlight } from './idempotency.ts'
import { Problem } from './problem.ts'
import { newRequestId } from './request-id.ts'
import type { Reply, Route } from './route.ts'

export type Asked = {
  readonly incoming: IncomingMessage
  readonly path: string
  readonly params: Readonly<Record<string, string>>
  readonly query: Readonly<Record<string, string>>
  readonly signal: AbortSignal
}

/**
 * The way of every request through a route: who is asking, is it well formed, was it asked before; then the handler.
 */
export function answerer(
  findCaller: (authorization: string | undefined) => Promise<Caller>,
  answers: Answers,
) {
  const once = inFlight()
  return async (route: Route, asked: Asked): Promise<Reply> => {
    const { incoming, path, params, signal } = asked
    const { headers } = incoming
    const caller = await findCaller(headers.authorization)
    admit(caller, route.audience)
    const text = route.body || route.method === 'post' ? await readBody(incoming) : ''
    const query = route.query && check(route.query, asked.query, 'The query')
    const body =
      route.body && check(route.body, parseJson(text, headers['content-type']), 'The body')
    const key = headers['idempotency-key']
    const idempotency =
      route.method === 'post'
        ? idempotencyKey(Array.isArray(key) ? key[0] : key, caller, {
            method: 'POST',
            path,
            body: text,
          })
        : undefined
    const handle = () =>
      route.handle({
        caller,
        params,
        // Checked by the route's own schemas above, which its handler was typed with.
        query: query as never,
        body: body as never,
        rawBody: text,
        requestId: newRequestId(),
        idempotency,
        header: (name) => [headers[name]].flat()[0],
        signal,
      })
    return once(idempotency, async () => {
      if (route.idempotent !== 'kept' || !idempotency) return handle()
      const before = await answers.recall(idempotency)
      if (before?.kind === 'reused')
        throw new Problem('idempotency-key-reused', 'This key came before with another request.')
      if (before) return { status: route.status, json: before.reply }
      const reply = await handle()
      if ('json' in reply && typeof reply.json !== 'function')
        await answers.keep(idempotency, reply.json)
      return reply
    })
  }
}

/** What the schema makes of it, or a problem that names each field that is wrong. */
function check(schema: z.ZodType, value: unknown, what: string): unknown {
  const result = schema.safeParse(value, { error: inPlainWords })
  if (result.success) return result.data
  const errors = result.error.issues.map(({ path, message }) => ({
    path: path.join('.'),
    message,
  }))
  const named = errors.map(({ path, message }) => (path ? `${path}: ${message}` : message))
  throw new Problem('validation-failed', `${what} is not valid: ${named.join('; ')}`, { errors })
}
