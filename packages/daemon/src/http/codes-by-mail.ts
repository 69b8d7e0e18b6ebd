import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto'
import type { CodeSentResponse } from '@outerpark/core/contract'
import {
  CODE_MERGE_MS,
  CODE_TTL_MS,
  type CodeRequested,
  requestCode,
} from '@outerpark/core/customer'
import type { CodeWish } from '@outerpark/core/kernel'
import type { CodeMail, Language } from '@outerpark/core/names'
import type { Clock } from '@outerpark/core/ports'
import type { Commit } from './commit.ts'
import { Problem } from './problem.ts'
import type { RouteRequest } from './route.ts'

/** A mail with a code. */
export type MailedCode = {
  readonly to: string
  readonly code: string
  readonly mail: CodeMail
  readonly language: Language
  /** names the mail */
  readonly nonce: string
  /** the request that asked for it, for the log */
  readonly requestId: string
}

export type CodeSettings = {
  /** the most codes to one address within an hour */
  readonly perHour: number
  /** Sends the mail in the background. Nobody waits for it, so the time of an answer tells nothing. */
  readonly send: (code: MailedCode) => void
}

/** One network address may ask for this many times as many codes as one e-mail address gets. */
const CALLER_FACTOR = 10
const HOUR_MS = 3_600_000

/** The code of a nonce: six digits. It is not stored, since it follows from the secret. */
export function codeOf(secret: string, email: string, nonce: string): string {
  const digest = createHmac('sha256', secret)
    .update(`code ${email.toLowerCase()} ${nonce}`)
    .digest()
  return String(digest.readUIntBE(0, 6) % 1_000_000).padStart(6, '0')
}

/** Whether the typed code is the one of the nonce; compared in constant time. */
export const matcher =
  (secret: string, email: string, typed: string) =>
  (nonce: string): boolean => {
    const [a, b] = [Buffer.from(typed), Buffer.from(codeOf(secret, email, nonce))]
    return a.length === b.length && timingSafeEqual(a, b)
  }

type Parts = {
  readonly commit: Commit
  readonly clock: Clock
  readonly secret: string
  readonly settings: CodeSettings
}

/** Makes the function that asks for a code. Its answer is the same for every address. */
export function codeDesk({ commit, clock, secret, settings }: Parts) {
  const { perHour, send } = settings
  const count = hourlyCounter(perHour * CALLER_FACTOR, clock)

  return async (
    email: string,
    wish: CodeWish,
    request: Pick<
      RouteRequest<unknown, unknown>,
      'requestId' | 'caller' | 'idempotency' | 'address'
    >,
  ): Promise<{ readonly sent: CodeSentResponse; readonly replayed: boolean }> => {
    count(request.address())
    const nonce = randomBytes(16).toString('base64url')
    const { reply, replayed } = await commit(requestCode, { email, wish, nonce, perHour }, request)
    if (reply.send && !replayed) {
      const { nonce: made, mail, language } = reply.send
      send({
        to: email.toLowerCase(),
        code: codeOf(secret, email, made),
        mail,
        language,
        nonce: made,
        requestId: request.requestId,
      })
    }
    return { sent: sentOf(reply), replayed }
  }
}

/** What everybody may know of a code. Nothing here depends on whose address it is. */
function sentOf({ validUntil, isNew }: Pick<CodeRequested, 'validUntil' | 'isNew'>) {
  const sentAt = Date.parse(validUntil) - CODE_TTL_MS
  const isoTime = (ms: number) => new Date(ms).toISOString()
  return { validUntil, isNew, sentAt: isoTime(sentAt), askAgainAt: isoTime(sentAt + CODE_MERGE_MS) }
}

export type RequestCodeByMail = ReturnType<typeof codeDesk>

/** Counts how often each caller asks within an hour. At most 10,000 callers are remembered. */
function hourlyCounter(limit: number, clock: Clock) {
  const times = new Map<string, number[]>()
  return (caller: string): void => {
    const now = clock.now()
    const recent = (times.get(caller) ?? []).filter((at) => now - at < HOUR_MS && at <= now)
    if (recent.length >= limit)
      throw new Problem('too-many-codes', {
        case: 'caller',
        waitMs: (recent[0] ?? now) + HOUR_MS - now,
      })
    if (times.size >= 10_000 && !times.has(caller)) times.delete(times.keys().next().value ?? '')
    times.set(caller, [...recent, now])
  }
}
