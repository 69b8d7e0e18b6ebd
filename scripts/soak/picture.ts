import { sparkline } from '../../packages/cli/src/text/chart.ts'
import type { Sample } from './sample.ts'

const COLUMNS = ['at', 'mib', 'files', 'walMib', 'perSecond', 'p99', 'unpaid'] as const
const TITLES = ['s', 'RSS MiB', 'files', 'WAL MiB', 'bookings/s', 'p99 ms', 'unpaid']
const DIGITS = { at: 0, mib: 1, files: 0, walMib: 1, perSecond: 1, p99: 1, unpaid: 0 }
const WIDTH = 11

/** The titles of the table, and one sample as its row. */
export const headLine = (): string => TITLES.map((title) => title.padStart(WIDTH)).join('')
export const sampleLine = (sample: Sample): string =>
  COLUMNS.map((name) => (sample[name]?.toFixed(DIGITS[name]) ?? '–').padStart(WIDTH)).join('')

/** As many columns as fit beside the titles on a terminal of 80. */
const PLOT = 60

/** Each column as a small plot from 0 to its highest value, the whole run from left to right. */
export function plots(samples: readonly Sample[]): string {
  const size = Math.max(1, Math.ceil(samples.length / PLOT))
  return COLUMNS.slice(1)
    .map((name, n) => {
      const means = chunks(samples, size).map((some) => {
        const values = some.flatMap((sample) => sample[name] ?? [])
        return values.length === 0
          ? undefined
          : values.reduce((sum, value) => sum + value, 0) / values.length
      })
      const most = Math.max(0, ...samples.flatMap((sample) => sample[name] ?? []))
      return `${(TITLES[n + 1] ?? '').padEnd(WIDTH)} ${sparkline(means, true)}  ≤ ${most.toFixed(DIGITS[name])}`
    })
    .join('\n')
}

function chunks<T>(items: readonly T[], size: number): T[][] {
  const count = Math.ceil(items.length / size)
  return Array.from({ length: count }, (_, n) => items.slice(n * size, (n + 1) * size))
}
