import { accept, type CodeRow, type CodeWish, type Operation, refuse } from '../kernel/index.ts'
import type { CodeMail, Language } from '../names/index.ts'
import { CODE_MERGE_MS, CODE_TTL_MS, CODE_WINDOW_MS, isUsable } from './codes.ts'
import type { Customer } from './customer.ts'

export type RequestCode = {
  readonly email: string
  readonly wish: CodeWish
  /** random; a new one for each request */
  readonly nonce: string
  /** the most codes to one address within an hour */
  readonly perHour: number
}

/** The same for every address, except for `send`, which nobody outside may see. It has no address: see `SignedUp`. */
export type CodeRequested = {
  /** ISO 8601 */
  readonly validUntil: string
  /** false if the code that was asked for within the last minute still counts */
  readonly isNew: boolean
  /** the mail to send; null if there is none */
  readonly send: {
    readonly nonce: string
    readonly mail: CodeMail
    readonly language: Language
  } | null
}

/**
 * Makes a code for an address; an earlier one is void. Known and unknown addresses are treated alike: who signs up with
 * an address that is known gets a code that signs in. Only who wants to sign in with an unknown address gets no mail, but a
 * code is made for it too, so that nobody can tell from later answers.
 */
export const requestCode: Operation<
  RequestCode,
  { code: string; customerWithEmail: string },
  { code: CodeRow | undefined; customerWithEmail: Customer | undefined },
  never,
  CodeRequested
> = {
  name: 'request-code',
  needs: ({ email }) => ({ code: email.toLowerCase(), customerWithEmail: email.toLowerCase() }),
  decide({ wish, nonce, perHour, ...command }, { code, customerWithEmail }, { now }) {
    const email = command.email.toLowerCase()
    // A time in the future means that the clock was set back.
    const isNew =
      !isUsable(code, now) ||
      Math.abs(now - code.askedAt) >= CODE_MERGE_MS ||
      JSON.stringify(code.wish) !== JSON.stringify(wish)
    if (!isNew) return accept([], { validUntil: untilOf(code.askedAt), isNew, send: null })
    const times = (code?.times ?? []).filter((at) => at <= now && now - at < CODE_WINDOW_MS)
    if (times.length >= perHour) {
      const waitMs = (times[0] ?? now) + CODE_WINDOW_MS - now
      return refuse('too-many-codes', { case: 'address', perHour, waitMs })
    }
    const mail = mailOf(wish, customerWithEmail)
    const language = customerWithEmail?.language ?? (wish.kind === 'sign-up' ? wish.language : 'en')
    const row = { email, nonce, wish, askedAt: now, tries: 0, times: [...times, now] }
    return accept(
      [],
      { validUntil: untilOf(now), isNew, send: mail ? { nonce, mail, language } : null },
      { codes: [{ email, row }] },
    )
  },
}

const untilOf = (askedAt: number) => new Date(askedAt + CODE_TTL_MS).toISOString()

function mailOf(wish: CodeWish, customer: Customer | undefined): CodeMail | undefined {
  switch (wish.kind) {
    case 'change':
      return 'new-address'
    case 'sign-in':
      return customer && 'sign-in'
    case 'sign-up':
      return customer ? 'signed-up-already' : 'sign-up'
  }
}
