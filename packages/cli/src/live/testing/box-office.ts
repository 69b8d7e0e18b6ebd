import { setTimeout as sleep } from 'node:timers/promises'
import type { EventResponse, StatusResponse } from '@outerpark/core/contract'
import type { Client } from '../../client/client.ts'
import { type Failure, failure } from '../../failure.ts'

export const unreachable = (): Failure => failure('daemon-unreachable', 'No answer.')

/** A box office whose events and failures the test makes. */
export function aBoxOffice({ position = 40 } = {}) {
  const log: EventResponse[] = []
  const asked: number[] = []
  let statusTrouble: Error | undefined
  let streamTrouble: Error | undefined
  let statuses = 0
  let streams = 0
  const breaker = {
    ...{ state: 'closed', since: '2026-11-22T15:52:07Z', awaySince: null, retryAt: null },
    ...{ calls: 0, failures: 0 },
  }
  const source: Pick<Client, 'status' | 'followEvents'> = {
    async status() {
      statuses += 1
      if (statusTrouble) throw statusTrouble
      const payment = { breaker, unpaid: log.length, perSecond: 0, emptyInSeconds: 0 }
      return { position: position + log.length, payment, workers: {} } as unknown as StatusResponse // as much as is read
    },
    async *followEvents({ from }, signal, opened) {
      asked.push(from)
      if (streamTrouble) throw streamTrouble
      streams += 1
      opened?.()
      try {
        for (let next = from; !signal.aborted; ) {
          if (streamTrouble) throw streamTrouble
          const event = log[next - position - 1]
          if (event) {
            yield event
            next += 1
          } else await sleep(1, undefined, { signal }).catch(() => undefined)
        }
      } finally {
        streams -= 1
      }
    },
  }
  return {
    source,
    /** the positions that streams were asked from */
    asked,
    counts: () => ({ statuses, streams }),
    happen(type: string, fields: object = {}): EventResponse {
      const at = new Date().toISOString()
      const id = `EV-${log.length}`
      const envelope = { id, type, at, correlationId: 'RV-1', causationId: 'x', actor: 'system' }
      const event = { ...envelope, ...fields, position: position + log.length + 1 }
      log.push(event)
      return event
    },
    /** Makes each request for the status fail with this error from now on; without an error they succeed again. */
    failStatus(error?: Error) {
      statusTrouble = error
    },
    /** Makes each stream fail with this error from now on; without an error they work again. */
    failStream(error?: Error) {
      streamTrouble = error
    },
  }
}
