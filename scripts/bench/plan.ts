import { parsed } from '../lab/options.ts'
import { SetupError } from '../setup.mjs'

/** The help of the command. @param names of the benchmarks */
export const usage = (names: readonly string[]) => `npm run bench -- [options]

Measures the speed, as ratios to baselines of the same run where there is one.

  --only NAME        one benchmark; repeat it for more: ${names.join(', ')}
  --seconds N        how long each measurement takes (5)
  --rounds N         how often we and the baseline take turns (3)
  --reservations N   how many reservations \`million\` makes first (1000000)
  --unpaid N         how many unpaid bookings an outage leaves in \`payment\` (10000)
  --help             this text`

/** How much is measured. */
export type Plan = {
  /** which benchmarks, by name */
  readonly only: readonly string[]
  /** how long each measurement takes, without its warm-up */
  readonly seconds: number
  /** how often we and the baseline take turns; the figures are medians of the rounds */
  readonly rounds: number
  /** how many reservations `million` makes before it measures */
  readonly reservations: number
  /** how many unpaid bookings there are after an outage */
  readonly unpaid: number
  /** prints one line of progress */
  readonly say: (line: string) => void
}

/** @throws SetupError on an unknown option */
export function readPlan(args: readonly string[], names: readonly string[]): Plan {
  const { values } = parsed(args, {
    only: { type: 'string', multiple: true, default: [...names] },
    seconds: { type: 'string', default: '5' },
    rounds: { type: 'string', default: '3' },
    reservations: { type: 'string', default: '1000000' },
    unpaid: { type: 'string', default: '10000' },
  })
  const unknown = values.only.filter((name) => !names.includes(name))
  if (unknown.length > 0)
    throw new SetupError(
      `There is no benchmark ${unknown.join(', ')}. There are: ${names.join(', ')}.`,
    )
  return {
    only: values.only,
    seconds: numberOf('--seconds', values.seconds),
    rounds: numberOf('--rounds', values.rounds),
    reservations: numberOf('--reservations', values.reservations),
    unpaid: numberOf('--unpaid', values.unpaid),
    say: (line) => console.log(line),
  }
}

function numberOf(option: string, text: string): number {
  const value = Number(text)
  if (!Number.isInteger(value) || value < 1)
    throw new SetupError(`${option} must be a whole number from 1, and is ${text}.`)
  return value
}
