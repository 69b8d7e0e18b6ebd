import { GatewayDisagrees } from '@outerpark/core/payment'
import { type LeasedTask, type Store, StoreUnavailable } from '@outerpark/core/ports'
import type { Dice } from './chance.ts'
import { type Line, never } from './line.ts'
import type { VirtualTime } from './time.ts'
import type { Troubles } from './trouble.ts'

export type StoreWatch = {
  /** the write is about to be made, for this reservation if it concerns one; may kill the daemon */
  readonly before: (write: string, subject: string | undefined) => void
  /** the write was made, and the caller does not know yet; may kill the daemon */
  readonly after: (write: string, subject: string | undefined, result: unknown) => void
  /** tasks are about to be claimed */
  readonly claiming: (longestWaitMs: number | undefined) => (claimed: readonly LeasedTask[]) => void
  /** a write failed by a fault of ours */
  readonly fault: (write: string, error: unknown) => void
}

type Parts = {
  readonly time: VirtualTime
  readonly trouble: Troubles
  readonly dice: Dice
}

/** The longest that a group of commits waits for company, as in SQLite's. */
const LINGER_MS = 5

/**
 * The store as one daemon reaches it: a write takes some milliseconds, the daemon can die before or after it, and the
 * disk can be full. The store behind it lives on when the daemon dies.
 */
export function shakyStore(kept: Store, parts: Parts, line: Line, watch: StoreWatch): Store {
  const write = writer(parts, line, watch)
  return {
    ...kept,
    commit: (operation, command, meta) =>
      write(operation.name, subjectOf(command), () => kept.commit(operation, command, meta)),
    claim(request) {
      let check: ((claimed: readonly LeasedTask[]) => void) | undefined
      const claim = () => {
        check = watch.claiming(request.longestWaitMs)
        return kept.claim(request)
      }
      return write('claim', undefined, claim, (claimed) => check?.(claimed))
    },
    finish: (task) => write('finish', task.order.reservationId, () => kept.finish(task)),
    retry: (task, dueAt, error) =>
      write('retry', task.order.reservationId, () => kept.retry(task, dueAt, error)),
    putBack: (task, dueAt, reason) =>
      write('put-back', task.order.reservationId, () => kept.putBack(task, dueAt, reason)),
    hasten: (kind, reservationId) =>
      write('hasten', reservationId, () => kept.hasten(kind, reservationId)),
    hastenNext: (kind) => write('hasten-next', undefined, () => kept.hastenNext(kind)),
    bury: (task, error) => write('bury', task.order.reservationId, () => kept.bury(task, error)),
    revive: (id) => write('revive', undefined, () => kept.revive(id)),
    drop: (id) => write('drop', undefined, () => kept.drop(id)),
    onCommit: (listener) =>
      kept.onCommit((news) => {
        if (line.alive()) listener(news)
      }),
  }
}

/** Makes a write some time after it was asked for, unless the daemon has died by then or the disk is full. */
function writer({ time, trouble, dice }: Parts, line: Line, watch: StoreWatch) {
  return <T>(
    name: string,
    subject: string | undefined,
    run: () => Promise<T>,
    made: (result: T) => void = () => {},
  ): Promise<T> => {
    if (!line.alive()) return never()
    return new Promise((resolve, reject) => {
      const make = async () => {
        watch.before(name, subject)
        if (!line.alive()) return
        if (trouble.storeFull())
          return reject(new StoreUnavailable('storage-full', 'The disk is full.'))
        try {
          // The store in memory writes at once, so nothing happens between the write and its watch.
          const result = await run()
          made(result)
          watch.after(name, subject, result)
          if (line.alive()) resolve(result)
        } catch (error) {
          // A command that does not believe the card company is no fault: in some stories its answers are wrong.
          if (!(error instanceof GatewayDisagrees)) watch.fault(name, error)
          if (line.alive()) reject(error)
        }
      }
      time.after(dice.between(0, LINGER_MS), () => void make())
    })
  }
}

/** The reservation that a command is about. */
function subjectOf(command: unknown): string | undefined {
  if (typeof command !== 'object' || command === null) return undefined
  if ('reservationId' in command) return String(command.reservationId)
  if ('paymentId' in command) return String(command.paymentId).replace(/^PY/, 'RV')
  return undefined
}
