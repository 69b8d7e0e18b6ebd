import { setTimeout as sleep } from 'node:timers/promises'
import { type Finding, finding } from '../lab/findings.ts'
import { type OfficeAccess, statusOf } from '../lab/office.ts'

const LOOK_EVERY_MS = 100

/** How many bookings wait for their payment. */
export async function unpaidCount(office: OfficeAccess): Promise<number> {
  return (await statusOf(office)).payment.unpaid
}

/** Waits until everything is paid. Returns the time in seconds; infinite if it took longer than `patienceMs`. */
export async function timeUntilPaid(office: OfficeAccess, patienceMs: number): Promise<number> {
  const start = performance.now()
  while ((await unpaidCount(office)) > 0) {
    if (performance.now() - start > patienceMs) return Number.POSITIVE_INFINITY
    await sleep(LOOK_EVERY_MS)
  }
  return (performance.now() - start) / 1000
}

/** @param took the time that it took, in seconds */
export function paidInTime(took: number, within: number): Finding {
  return finding('all paid in time', took <= within, `within ${took.toFixed(1)} s of ${within} s`)
}
