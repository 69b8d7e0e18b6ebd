import type { Context } from '../context.ts'
import { examine } from '../doctor/checks.ts'
import { type Examined, summed } from '../doctor/finding.ts'
import { lookAt } from '../doctor/patient.ts'
import { words } from '../words/words.ts'
import { refuseElsewhere } from './daemon.ts'

export type DoctorOptions = {
  /** the file to write all of it to */
  readonly bundle?: string
  /** whether a file that exists may be overwritten */
  readonly force?: boolean
}

/** Says what is wrong with the box office of this machine, why that matters, and what to do. Changes and starts nothing. */
export async function doctor(
  context: Context,
  { bundle: file, force = false }: DoctorOptions,
): Promise<Examined> {
  refuseElsewhere(context, 'examines')
  const patient = await lookAt(context)
  const examined = summed(examine(patient))
  if (file !== undefined) {
    const { bundleOf } = await import('../doctor/bundle.ts')
    const { writeBundle } = await import('../doctor/write-bundle.ts')
    const written = await writeBundle(context, { file, force }, bundleOf(patient, examined))
    if (!context.json) context.say(words().doctor.written(written))
  }
  return examined
}
