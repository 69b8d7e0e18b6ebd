import type { VerifyResponse } from '@outerpark/core/contract'
import type { Cleaned } from './clean.ts'
import type { Mix, Second, Tally } from './job.ts'
import type { LoadPlan } from './plan.ts'
import { settingBehind } from './settings.ts'
import type { Settled } from './settle.ts'

/** What a load has shown, before anything is checked. */
export type Measured = {
  /** the name of the load, which is in the names of everything that it made */
  readonly run: string
  readonly url: string
  readonly title: string
  readonly connections: number
  /** requests a second that were asked for; null: as many as the answers allowed */
  readonly rate: number | null
  readonly mix: Mix
  readonly customers: number
  /** whether Ctrl-C ended it early */
  readonly interrupted: boolean
  readonly load: Omit<Tally, 'refusals'> & {
    readonly refusals: readonly Refusal[]
  }
  readonly seconds: readonly Second[]
}

export type Refusal = {
  readonly code: string
  readonly count: number
  /** the variable to raise, if it is a limit of the box office */
  readonly setting: string | null
}

/** A load to its end. */
export type LoadReport = Measured & {
  /** whether availability is 100 %, all is paid, and all checks hold */
  readonly ok: boolean
  readonly settled: Settled
  readonly verify: VerifyResponse
  /** null without `--clean` */
  readonly cleaned: Cleaned | null
}

export function measured(
  plan: LoadPlan,
  {
    url,
    tally,
    seconds,
    interrupted,
  }: {
    readonly url: string
    readonly tally: Tally
    readonly seconds: readonly Second[]
    readonly interrupted: boolean
  },
): Measured {
  const { run, title, connections, perSecond: rate, mix, customers } = plan
  return {
    ...{ run, url, title, connections, rate, mix, customers, interrupted },
    load: { ...tally, refusals: refusalsOf(tally) },
    seconds,
  }
}

/** The most frequent first. */
const refusalsOf = ({ refusals }: Tally): Refusal[] =>
  Object.entries(refusals)
    .map(([code, count]) => ({ code, count, setting: settingBehind(code) }))
    .toSorted((a, b) => b.count - a.count)

/** Adds what was checked afterwards. */
export function reported(
  so: Measured,
  checked: Pick<LoadReport, 'settled' | 'verify' | 'cleaned'>,
): LoadReport {
  const ok = so.load.availability >= 100 && checked.settled.settled && checked.verify.ok
  return { ...so, ok, ...checked }
}
