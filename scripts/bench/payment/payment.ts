import type { Measured } from '../figure.ts'
import type { Plan } from '../plan.ts'
import { benchBacklog } from './backlog.ts'
import { benchBookings } from './bookings.ts'
import { benchIdle } from './idle.ts'

/** The benchmarks about payment trouble: bookings during it, the backlog after it, and an idle pipeline. */
export async function benchPayment(plan: Plan): Promise<Measured> {
  const measured: Measured[] = []
  for (const bench of [benchBookings, benchBacklog, benchIdle]) measured.push(await bench(plan))
  return {
    figures: measured.flatMap(({ figures }) => figures),
    faults: measured.flatMap(({ faults }) => faults),
  }
}
