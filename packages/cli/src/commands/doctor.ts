import type { Context } from '../context.ts'
import { examine } from '../doctor/checks.ts'
import { type Examined, summed } from '../doctor/finding.ts'
import { lookAt } from '../doctor/patient.ts'
import { refuseElsewhere } from './daemon.ts'

/** Says what is wrong with the box office of this machine, why that matters, and what to do. Changes and starts nothing. */
export async function doctor(context: Context): Promise<Examined> {
  refuseElsewhere(context, 'examines')
  return summed(examine(await lookAt(context)))
}
