import type { StatusResponse } from '@outerpark/core/contract'
import type { Office } from '../model/office.ts'
import { NOW } from './scene.ts'

type Given = Partial<
  StatusResponse['payment']['breaker'] & Omit<StatusResponse['payment'], 'breaker'>
>

/** The status of a box office without trouble, except for what is given about its payments. */
export function aStatus(given: Given = {}): StatusResponse {
  const { unpaid = 0, perSecond = 0, emptyInSeconds = 0, failedRun, ...breaker } = given
  return {
    ...{ version: '1', mode: 'live', pid: 1, startedAt: new Date(NOW).toISOString() },
    gateway: { name: 'sandbox', at: null, live: null, account: null },
    ...{ position: 1, myPagePosition: 1, channels: [], failing: [], webhook: null },
    tasks: { 'approve-payment': { waiting: unpaid, dead: 0 } },
    payment: {
      ...{ unpaid, perSecond, emptyInSeconds, failedRun },
      breaker: {
        ...{ state: 'closed', since: new Date(NOW - 60_000).toISOString() },
        ...{ awaySince: null, retryAt: null, calls: 0, failures: 0 },
        ...breaker,
      },
    },
    workers: { 'approve-payment': { active: 1, limit: 4, min: 1, max: 16 } },
  }
}

/** A box office without trouble in which nothing has happened yet, except for what is given. */
export const anOffice = (given: Partial<Office> = {}): Office => ({
  ...{ connection: { state: 'up' }, status: aStatus(), statusAt: NOW, position: 1 },
  ...{ before: [], events: [], samples: [], breakerChanges: [], waits: [], ...given },
})
