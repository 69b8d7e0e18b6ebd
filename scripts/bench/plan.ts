import { parseArgs } from 'node:util'

/** How much of it is to be done. */
export type Plan = {
  /** which benchmarks, by name */
  readonly only: readonly string[]
  /** each measured piece takes so long, without its warm-up */
  readonly seconds: number
  /** how often ours and the baseline take turns; medians are taken of them */
  readonly rounds: number
  /** how many reservations there are before the bookings that are compared with those on an empty database */
  readonly reservations: number
  /** how many unpaid bookings an outage leaves to be worked off */
  readonly unpaid: number
  /** one line of progress */
  readonly say: (line: string) => void
}

/** @throws TypeError on an option that there is not */
export function readPlan(args: readonly string[], names: readonly string[]): Plan {
  const { values } = parseArgs({
    args: [...args],
    options: {
      only: { type: 'string', multiple: true, default: [...names] },
      seconds: { type: 'string', default: '5' },
      rounds: { type: 'string', default: '3' },
      reservations: { type: 'string', default: '1000000' },
      unpaid: { type: 'string', default: '10000' },
    },
  })
  const unknown = values.only.filter((name) => !names.includes(name))
  if (unknown.length > 0)
    throw new TypeError(
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
    throw new TypeError(`${option} must be a whole number from 1, and is ${text}.`)
  return value
}
