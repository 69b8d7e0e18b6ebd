import { readdirSync, statSync } from 'node:fs'
import { join } from 'node:path'
import type { Tally } from '../../packages/cli/src/load/job.ts'
import { openFiles, residentMib } from '../lab/process-facts.ts'

/** The daemon and its load at one moment. */
export type Sample = {
  /** since the load began, in seconds */
  readonly at: number
  /** resident memory in MiB; undefined where the system does not say it */
  readonly mib: number | undefined
  /** open descriptors */
  readonly files: number | undefined
  /** all write-ahead logs of the home, in MiB */
  readonly walMib: number
  /** bookings a second since the sample before */
  readonly perSecond: number
  /** of the bookings, in milliseconds; undefined without one */
  readonly p99: number | undefined
  readonly unpaid: number
}

const MIB = 1024 * 1024

export function takeSample(
  at: number,
  { pid, home }: { readonly pid: number; readonly home: string },
  { kinds }: Pick<Tally, 'kinds'>,
  unpaid: number,
): Sample {
  const { perSecond, latency } = kinds.book
  return {
    ...{ at, mib: residentMib(pid), files: openFiles(pid), walMib: walBytes(home) / MIB },
    ...{ perSecond, p99: latency?.p99, unpaid },
  }
}

/** SQLite removes a write-ahead log when the last connection closes. */
function walBytes(home: string): number {
  const files = readdirSync(home, { recursive: true, encoding: 'utf8' })
  return files
    .filter((file) => file.endsWith('-wal'))
    .reduce(
      (sum, file) => sum + (statSync(join(home, file), { throwIfNoEntry: false })?.size ?? 0),
      0,
    )
}
