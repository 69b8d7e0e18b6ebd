import { randomBytes } from 'node:crypto'
import type { TaskKind } from '@outerpark/core/policies'

type Lease = {
  readonly kind: TaskKind
  readonly token: string
  /** ms since the epoch */
  readonly until: number
  /** the number of tries, this one included */
  readonly attempt: number
}

/**
 * The leases of tasks. They are only in memory, so a claim writes nothing. That is safe: the home is locked, so no
 * other process has leases, and a lease ends with the process at the latest. If the process dies, the try does not
 * count.
 */
export function leaseBook() {
  const leases = new Map<number, Lease>()
  /** the leases that the current transaction has ended, in case it is rolled back */
  const ended: [number, Lease][] = []
  // Random, so that no other store or process uses the same names.
  const name = randomBytes(6).toString('base64url')
  let made = 0
  return {
    of: (task: number): Lease | undefined => leases.get(task),
    /** Whether the task is leased, so that nobody else can claim it now. */
    isHeld: (task: number, now: number): boolean => (leases.get(task)?.until ?? 0) > now,
    /** Whether this is the latest lease of the task. Only then may its worker report the outcome. */
    isLast: (task: number, token: string): boolean => leases.get(task)?.token === token,
    /** The number of leases of the kind that nobody has ended. */
    ofKind: (kind: TaskKind): number =>
      [...leases.values()].filter((lease) => lease.kind === kind).length,
    /** The end times of all leases of the kind. */
    ends: (kind: TaskKind): number[] =>
      [...leases.values()].filter((lease) => lease.kind === kind).map(({ until }) => until),
    /** @param attempts the number of tries before this one, from the row of the task */
    claim(task: number, kind: TaskKind, until: number, attempts: number): Lease {
      made += 1
      // A lease that expired without an outcome counts as a try.
      const attempt = (leases.get(task)?.attempt ?? attempts) + 1
      const lease = { kind, token: `${name}-${made}`, until, attempt }
      leases.set(task, lease)
      return lease
    },
    /** Makes a lease last until then, if it is the latest one of the task. */
    renew(task: number, token: string, until: number): void {
      const lease = leases.get(task)
      if (lease?.token === token) leases.set(task, { ...lease, until })
    },
    end(task: number): void {
      const lease = leases.get(task)
      if (!lease) return
      leases.delete(task)
      ended.push([task, lease])
    },
    /** The transaction has ended. If it was rolled back, the leases that it ended are valid again. */
    over(committed: boolean): void {
      if (!committed) for (const [task, lease] of ended) leases.set(task, lease)
      ended.length = 0
    },
  }
}

export type LeaseBook = ReturnType<typeof leaseBook>
