import {
  type StatusResponse,
  statusResponse,
  type VerifyResponse,
  verifyResponse,
} from '@outerpark/core/contract'
import { CHECKS, type CheckName } from '@outerpark/core/ports'
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
  readonly verify: (only?: CheckName) => Promise<VerifyResponse>
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
      handle: async ({ query: { check } }) => ({ status: 200, json: await verify(check) }),
    }),
  ]
}
