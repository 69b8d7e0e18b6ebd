import type { Measured } from '../figure.ts'
import type { Plan } from '../plan.ts'
import { benchBacklog } from './backlog.ts'
import { benchBookings } from './bookings.ts'
import { benchIdle } from './idle.ts'

/** Payment trouble: bookings go on, unpaid ones are worked off, and an idle pipeline uses nothing. */
export async function benchPayment(plan: Plan): Promise<Measured> {
  const measured: Measured[] = []
  for (const bench of [benchBookings, benchBacklog, benchIdle]) measured.push(await bench(plan))
  return {
    figures: measured.flatMap(({ figures }) => figures),
    faults: measured.flatMap(({ faults }) => faults),
  }
}
