import type { Notifier, PaymentGateway } from '@outerpark/core/ports'
import { countedIds } from '../../packages/daemon/src/testing/ids.ts'
import { randomFrom } from '../lab/random.ts'
import type { Disk } from './disk.ts'
import { beginLife, type Life } from './life.ts'
import { openSqliteOffice, type SqliteOffice } from './office.ts'
import type { VirtualTime } from './time.ts'
import type { Trap } from './trap.ts'
import { isTrouble } from './trouble.ts'

export type ProcessParts = {
  readonly disk: Disk
  readonly trap: Trap
  readonly time: VirtualTime
  readonly company: PaymentGateway
  readonly tellWebhook: NonNullable<Notifier['webhook']>
  readonly sendMail: NonNullable<Notifier['mail']>
  /** called for each error that is a fault of the program, not of the database */
  readonly onFault: (fault: unknown) => void
}

const SEED = 1

/** The processes of the box office, one after another, on one disk. */
export function processesOn({ disk, trap, time, onFault, ...outside }: ProcessParts) {
  // All processes share the sources of ids and random numbers. A new process must not start them from the beginning.
  const sources = { ...outside, newId: countedIds(), random: randomFrom(SEED) }
  let life: Life = beginLife()
  let office: SqliteOffice | undefined

  const start = async (): Promise<void> => {
    life = beginLife()
    trap.watch(life)
    try {
      office = await life.answerOf(openSqliteOffice({ file: disk.file(), life, ...sources }))
    } catch (error) {
      if (isTrouble(error)) leave()
      else onFault(error)
    }
  }
  /** The process ends without being killed: everything that it has written is on the disk. */
  const leave = (): void => {
    if (life.over()) return
    disk.keep()
    life.end()
  }

  return {
    life: (): Life => life,
    /** The office of the process; undefined until it is open. */
    office: (): SqliteOffice | undefined => office,
    start: (): void => void start(),
    /** Starts the next process after this time, on the files that the last one left. */
    startNext(afterMs: number): void {
      office = undefined
      trap.closeAll()
      time.anew(afterMs)
      void start()
    },
    /** Stops the process like the daemon at a signal. */
    async stop(): Promise<void> {
      const stopping = life
      try {
        await stopping.answerOf(office?.stop() ?? Promise.resolve())
      } catch (error) {
        if (!isTrouble(error)) throw error
      }
      if (stopping === life) leave()
    },
  }
}

export type Processes = ReturnType<typeof processesOn>
