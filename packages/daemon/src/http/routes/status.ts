import {
  type StatusResponse,
  statusResponse,
  type VerifyResponse,
  verifyResponse,
} from '@outerpark/core/contract'
import { type Route, route } from '../route.ts'

/** Routes for the admin: the status of the daemon and its work, and the check of all invariants (O9). */
export function statusRoutes({
  status,
  verify,
}: {
  readonly status: () => Promise<StatusResponse>
  readonly verify: () => Promise<VerifyResponse>
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
      answer: verifyResponse,
      handle: async () => ({ status: 200, json: await verify() }),
    }),
  ]
}
