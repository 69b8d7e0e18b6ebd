import { GatewayDisagrees } from '@outerpark/core/payment'
import { type LeasedTask, type Store, StoreUnavailable } from '@outerpark/core/ports'
import type { Dice } from './chance.ts'
import type { Judge } from './judge.ts'
import { type Line, never } from './line.ts'
import type { VirtualTime } from './time.ts'
import type { Troubles } from './trouble.ts'

export type StoreWatch = {
  /** called before a write, with its reservation if it has one; may kill the daemon */
  readonly before: (write: string, subject: string | undefined) => void
  /** called after a write, before its caller gets the result; may kill the daemon */
  readonly after: (write: string, subject: string | undefined, result: unknown) => void
  /** called when a command is decided, before anything else can happen */
  readonly decided: Judge
  /** called before tasks are claimed */
  readonly claiming: (longestWaitMs: number | undefined) => (claimed: readonly LeasedTask[]) => void
  /** called if a write failed because of a fault of the program */
  readonly fault: (write: string, error: unknown) => void
}

type Parts = {
  readonly time: VirtualTime
  readonly trouble: Troubles
  readonly dice: Dice
}

/** How long a commit waits at most for others to form a group, in milliseconds, as in the SQLite store. */
const LINGER_MS = 5

/**
 * The store of one daemon. A write takes some milliseconds, the daemon can die before or after it, and the disk can be
 * full. The store behind it survives the daemon.
 */
export function shakyStore(kept: Store, parts: Parts, line: Line, watch: StoreWatch): Store {
  const write = writer(parts, line, watch)
  return {
    ...kept,
    commit: (operation, command, meta) =>
      write(
        operation.name,
        subjectOf(command),
        () => kept.commit(operation, command, meta),
        (outcome) => watch.decided(operation.name, outcome, command, meta),
      ),
    claim(request) {
      let check: ((claimed: readonly LeasedTask[]) => void) | undefined
      const claim = () => {
        check = watch.claiming(request.longestWaitMs)
        return kept.claim(request)
      }
      return write('claim', undefined, claim, (claimed) => check?.(claimed))
    },
    finish: (task) => write('finish', task.order.reservationId, () => kept.finish(task)),
    postpone: (task, dueAt, error) =>
      write('postpone', task.order.reservationId, () => kept.postpone(task, dueAt, error)),
    returnUntried: (task, dueAt, reason) =>
      write('return-untried', task.order.reservationId, () =>
        kept.returnUntried(task, dueAt, reason),
      ),
    makeDue: (kind, reservationId) =>
      write('make-due', reservationId, () => kept.makeDue(kind, reservationId)),
    makeNextDue: (kind) => write('make-next-due', undefined, () => kept.makeNextDue(kind)),
    giveUp: (task, error) =>
      write('give-up', task.order.reservationId, () => kept.giveUp(task, error)),
    revive: (id) => write('revive', undefined, () => kept.revive(id)),
    drop: (id) => write('drop', undefined, () => kept.drop(id)),
    onCommit: (listener) =>
      kept.onCommit((news) => {
        if (line.alive()) listener(news)
      }),
  }
}

/** Makes a write with a delay, unless the daemon has died by then or the disk is full. */
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
          // A command that refuses a wrong answer of the card company is not a fault of the program.
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
