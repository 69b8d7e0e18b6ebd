import { START } from '../../packages/daemon/src/testing/clock.ts'
import { realTurn } from '../lab/turn.ts'
import type { SqliteOffice } from './office.ts'
import { processesOn, type Surroundings } from './processes.ts'
import { virtualTime } from './time.ts'
import { isTrouble } from './trouble.ts'

/** A box office whose process can die at any moment, and those outside who live on. */
export type World = {
  /** Asks until there is an answer: whoever gets none, or hears of trouble with the database, asks again. */
  readonly ask: <T>(question: (office: SqliteOffice) => Promise<T>) => Promise<T>
  readonly wait: (ms: number) => Promise<void>
  /** The daemon is stopped, so much time passes, and it is started again. */
  readonly closeFor: (ms: number) => Promise<void>
  /** The daemon is stopped for good: the last thing that a story may do. */
  readonly close: () => Promise<void>
  /** Lets the story happen, to its end or to the first thing that cannot be. */
  readonly play: (story: () => Promise<void>) => Promise<void>
  readonly end: () => void
}

type WorldParts = Omit<Surroundings, 'time' | 'onFault'> & {
  /** called once when the fault has happened and the box office stands again */
  readonly onRecovery: () => Promise<void>
}

const AGAIN_MS = 100
const RESTART_MS = 500
/** A story takes some two thousand steps. */
const MOST_STEPS = 20_000

export function makeWorld({ onRecovery, ...parts }: WorldParts): World {
  const time = virtualTime(START)
  let fault: unknown
  const processes = processesOn({
    ...parts,
    time,
    onFault(error) {
      fault = error
    },
  })
  let gapMs = RESTART_MS
  let recovered = false
  let ended = false
  // It would end the daemon: whatever happens to a statement, somebody has to see to it.
  const onUncaught = (error: unknown): void => {
    fault = new Error(`Nobody caught: ${error}`, { cause: error })
  }
  process.on('uncaughtException', onUncaught)

  const ask: World['ask'] = async (question) => {
    for (;;) {
      const [office, life] = [processes.office(), processes.life()]
      try {
        if (office) return await life.answerOf(question(office))
      } catch (error) {
        if (!isTrouble(error)) throw error
      }
      await time.wait(AGAIN_MS)
    }
  }
  const isOpen = () => ask(async () => undefined)

  const step = async (): Promise<void> => {
    if (processes.life().over()) {
      processes.startNext(gapMs)
      gapMs = RESTART_MS
    } else if (!(await time.goOn()))
      throw new Error('Nobody waits for anything, and the story is not over.')
    await realTurn()
    if (fault !== undefined) throw fault
    if (recovered || !parts.trap.sprung()) return
    if (!processes.office() || processes.life().over()) return
    recovered = true
    await onRecovery()
  }

  return {
    ask,
    wait: time.wait,
    async closeFor(ms) {
      await isOpen()
      gapMs = ms
      await processes.stop()
      await isOpen()
    },
    async close() {
      await isOpen()
      await processes.stop()
    },
    async play(story) {
      let over = false
      processes.start()
      const told = story().finally(() => {
        over = true
      })
      // Whoever waits for it hears of a failure; until then it must not end this process.
      told.catch(() => undefined)
      for (let steps = 0; !over; steps++) {
        if (steps > MOST_STEPS) throw new Error(`The story is not over after ${MOST_STEPS} steps.`)
        await step()
      }
      await told
    },
    end() {
      if (ended) return
      ended = true
      process.off('uncaughtException', onUncaught)
      time.end()
    },
  }
}
