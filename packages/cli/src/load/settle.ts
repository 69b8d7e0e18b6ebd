import { setTimeout as sleep } from 'node:timers/promises'
import type { StatusResponse } from '@outerpark/core/contract'
import type { Client } from '../client/client.ts'

/** How the wait for the payments ended. */
export type Settled = {
  /** whether no payment and no refund waits any more */
  readonly settled: boolean
  /** bookings that wait for their payment */
  readonly unpaid: number
  readonly afterMs: number
}

const LOOK_EVERY_MS = 250

/**
 * Waits until no payment and no refund waits.
 * @param patienceMs how long at most; 0 looks once
 */
export async function untilSettled(
  admin: Pick<Client, 'status'>,
  patienceMs: number,
  seen: (unpaid: number) => void,
  lookEveryMs = LOOK_EVERY_MS,
): Promise<Settled> {
  const begun = performance.now()
  for (;;) {
    const status = await admin.status()
    const { unpaid } = status.payment
    seen(unpaid)
    const afterMs = performance.now() - begun
    const settled = unpaid === 0 && paymentTasks(status) === 0
    if (settled || afterMs >= patienceMs) return { settled, unpaid, afterMs }
    await sleep(Math.min(lookEveryMs, patienceMs - afterMs))
  }
}

const paymentTasks = ({ tasks }: StatusResponse): number =>
  (tasks['approve-payment']?.waiting ?? 0) + (tasks['cancel-payment']?.waiting ?? 0)
