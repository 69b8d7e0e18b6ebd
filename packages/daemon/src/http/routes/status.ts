import {
  type StatusResponse,
  statusResponse,
  type VerifyResponse,
  verifyResponse,
} from '@outerpark/core/contract'
import { CHECKS, type CheckName } from '@outerpark/core/names'
import type { Verified } from '@outerpark/core/ports'
import { checkText, type Language, preferredLanguage } from '@outerpark/core/words'
import { z } from 'zod'
import { type Route, route } from '../route.ts'

const verifyQuery = z.strictObject({
  check: z
    .enum(CHECKS)
    .optional()
    .meta({ description: 'only this check; the two of the ledger are made together' }),
})

/** Routes for the admin: the status of the daemon and its work, and the check of all invariants (O9). */
export function statusRoutes({
  status,
  verify,
}: {
  readonly status: () => Promise<StatusResponse>
  readonly verify: (only?: CheckName) => Promise<Verified>
}): Route[] {
  const tag = 'health'
  return [
    route({
      method: 'get',
      path: '/v1/status',
      audience: { staff: ['admin'] },
      tag,
      summary: 'The daemon and its work',
      answer: statusResponse,
      handle: async () => ({ status: 200, json: await status() }),
    }),
    route({
      method: 'get',
      path: '/v1/verify',
      audience: { staff: ['admin'] },
      tag,
      summary: 'Check every invariant, also against the sandbox’s ledger',
      query: verifyQuery,
      answer: verifyResponse,
      speaks: true,
      async handle({ query: { check }, header }) {
        const language = preferredLanguage(header('accept-language'))
        return { status: 200, json: inWords(await verify(check), language), language }
      },
    }),
  ]
}

/** What the checks have found, with the sentences in the language of the reader. */
const inWords = ({ ok, checks, notChecked }: Verified, language: Language): VerifyResponse => ({
  ok,
  checks: checks.map((check) => ({ ...check, detail: checkText(language, check) })),
  notChecked: notChecked.map((check) => ({ ...check, detail: checkText(language, check) })),
})
