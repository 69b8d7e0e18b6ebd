import type { Notifier, PaymentGateway } from '@outerpark/core/ports'
import { countedIds } from '../../packages/daemon/src/testing/ids.ts'
import { randomFrom } from '../lab/random.ts'
import type { Disk } from './disk.ts'
import { beginLife, type Life } from './life.ts'
import { openSqliteOffice, type SqliteOffice } from './office.ts'
import type { VirtualTime } from './time.ts'
import type { Trap } from './trap.ts'
import { isTrouble } from './trouble.ts'

export type Surroundings = {
  readonly disk: Disk
  readonly trap: Trap
  readonly time: VirtualTime
  readonly company: PaymentGateway
  readonly tellWebhook: NonNullable<Notifier['webhook']>
  /** told of what is no trouble with the database, but a fault of ours */
  readonly onFault: (fault: unknown) => void
}

const SEED = 1

/** The processes of the box office, one after another, on one disk. */
export function processesOn({ disk, trap, time, onFault, ...outside }: Surroundings) {
  // Ids and chance come from outside of a process: the next one must not begin with them anew.
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
  /** The process ends without having been killed: what it has written is there. */
  const leave = (): void => {
    if (life.over()) return
    disk.keep()
    life.end()
  }

  return {
    life: (): Life => life,
    /** undefined until it is open */
    office: (): SqliteOffice | undefined => office,
    start: (): void => void start(),
    /** The next one, on what the last one has left on the disk, after so much time. */
    startNext(afterMs: number): void {
      office = undefined
      trap.closeAll()
      time.anew(afterMs)
      void start()
    },
    /** Stops it as the daemon is stopped. */
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
