import { isUtf8 } from 'node:buffer'
import { asFlaw } from '@outerpark/core/contract'
import type { Context } from 'hono'
import { HTTPException } from 'hono/http-exception'
import type { z } from 'zod'
import { inPlainWords } from '../settings/plain-words.ts'

const MAX_BODY_BYTES = 16 * 1024

/**
 * The JSON of a request's body.
 * @throws HTTPException 400, 411, 413 or 415
 */
export async function readJson(context: Context): Promise<unknown> {
  const length = context.req.header('content-length')
  // It costs nothing to check Content-Length. Hono's own limit would read the body as a stream.
  if (length === undefined) throw new HTTPException(411, { message: 'The body needs a length.' })
  if (Number(length) > MAX_BODY_BYTES)
    throw new HTTPException(413, { message: `The body may have ${MAX_BODY_BYTES} bytes.` })
  if (!/^application\/json\b/i.test(context.req.header('content-type') ?? ''))
    throw new HTTPException(415, { message: 'The body must be application/json.' })
  const bytes = Buffer.from(await context.req.arrayBuffer())
  if (!isUtf8(bytes)) throw new HTTPException(400, { message: 'The body is not UTF-8.' })
  try {
    return JSON.parse(bytes.toString())
  } catch {
    throw new HTTPException(400, { message: 'The body is not JSON.' })
  }
}

/**
 * The input, parsed with the schema.
 * @throws HTTPException 400, which names the first wrong field
 */
export function checked<T>(schema: z.ZodType<T>, input: unknown): T {
  const parsed = schema.safeParse(input, { error: asFlaw })
  if (parsed.success) return parsed.data
  const where = parsed.error.issues[0]?.path.join('.') || 'body'
  throw new HTTPException(400, { message: `${where}: ${inPlainWords(parsed.error)}` })
}
