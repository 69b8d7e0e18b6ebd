import { randomBytes } from 'node:crypto'
import type { TaskKind } from '@outerpark/core/policies'

type Lease = {
  readonly kind: TaskKind
  readonly token: string
  /** ms since the epoch */
  readonly until: number
  /** how often the task was tried, this time included */
  readonly attempt: number
}

/**
 * Who works on which task. It is known in memory alone: the home is locked, so a lease ends with the process at the
 * latest, and a claim costs no write. A task whose process died counts no try for it.
 */
export function leaseBook() {
  const leases = new Map<number, Lease>()
  /** what the transaction in hand has ended, in case it is rolled back */
  const ended: [number, Lease][] = []
  // No other process, and no other store in this one, gives a lease of the same name.
  const name = randomBytes(6).toString('base64url')
  let made = 0
  return {
    of: (task: number): Lease | undefined => leases.get(task),
    /** Whether somebody else may not claim the task now. */
    isHeld: (task: number, now: number): boolean => (leases.get(task)?.until ?? 0) > now,
    /** Whether this claim is the task's last one: the worker may say what became of it. */
    isLast: (task: number, token: string): boolean => leases.get(task)?.token === token,
    /** Tasks of the kind that were claimed and have not ended. */
    ofKind: (kind: TaskKind): number =>
      [...leases.values()].filter((lease) => lease.kind === kind).length,
    /** When the leases of the kind end. */
    ends: (kind: TaskKind): number[] =>
      [...leases.values()].filter((lease) => lease.kind === kind).map(({ until }) => until),
    /** @param attempts how often the task was tried before, as its row says */
    claim(task: number, kind: TaskKind, until: number, attempts: number): Lease {
      made += 1
      // A lease that ran out without a word was a try as well.
      const attempt = (leases.get(task)?.attempt ?? attempts) + 1
      const lease = { kind, token: `${name}-${made}`, until, attempt }
      leases.set(task, lease)
      return lease
    },
    end(task: number): void {
      const lease = leases.get(task)
      if (!lease) return
      leases.delete(task)
      ended.push([task, lease])
    },
    /** The transaction is over: what it ended stays ended, or never was. */
    over(committed: boolean): void {
      if (!committed) for (const [task, lease] of ended) leases.set(task, lease)
      ended.length = 0
    },
  }
}

export type LeaseBook = ReturnType<typeof leaseBook>
