import type { Context } from '../context.ts'
import { examine } from '../doctor/checks.ts'
import type { Finding, State } from '../doctor/finding.ts'
import { lookAt } from '../doctor/patient.ts'
import { refuseElsewhere } from './daemon.ts'

/** What `doctor` found. */
export type Examined = {
  /** whether nothing is bad; a warning is not */
  readonly ok: boolean
  readonly findings: readonly Finding[]
  /** how many findings there are of each state */
  readonly summary: Readonly<Record<State, number>>
}

/** Says what is wrong with the box office of this machine, why that matters, and what to do. Changes and starts nothing. */
export async function doctor(context: Context): Promise<Examined> {
  refuseElsewhere(context, 'examines')
  return summed(examine(await lookAt(context)))
}

export function summed(findings: readonly Finding[]): Examined {
  const count = (state: State) => findings.filter((each) => each.state === state).length
  const summary = { ok: count('ok'), warning: count('warning'), bad: count('bad') }
  return { ok: summary.bad === 0, findings, summary }
}
