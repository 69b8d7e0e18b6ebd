import { START } from '../../packages/daemon/src/testing/clock.ts'
import { realTurn } from '../lab/turn.ts'
import type { SqliteOffice } from './office.ts'
import { type Processes, type ProcessParts, processesOn } from './processes.ts'
import { type VirtualTime, virtualTime } from './time.ts'
import { isTrouble } from './trouble.ts'

/** A box office whose process can die at any moment, and the outside services, which survive. */
export type World = {
  /** Asks until there is an answer. Repeats the question after the death of a process or an error of the database. */
  readonly ask: <T>(question: (office: SqliteOffice) => Promise<T>) => Promise<T>
  readonly wait: (ms: number) => Promise<void>
  /** Stops the daemon, and starts it again after this time. */
  readonly closeFor: (ms: number) => Promise<void>
  /** Stops the daemon for good. Nothing may come after it in a story. */
  readonly close: () => Promise<void>
  /** Plays the story to its end or to its first fault. */
  readonly play: (story: () => Promise<void>) => Promise<void>
  readonly end: () => void
}

type WorldParts = Omit<ProcessParts, 'time' | 'onFault'> & {
  /** called once, when the fault has happened and the box office is open again */
  readonly onRecovery: () => Promise<void>
}

const AGAIN_MS = 100
const RESTART_MS = 500
/** A story takes about two thousand steps. */
const MOST_STEPS = 20_000

export function makeWorld({ onRecovery, ...parts }: WorldParts): World {
  const time = virtualTime(START)
  const faults = watchFaults()
  const processes = processesOn({ ...parts, time, onFault: faults.note })
  const ask = askerOf(processes, time)
  const isOpen = () => ask(async () => undefined)
  let gapMs = RESTART_MS
  let recovered = false

  const step = async (): Promise<void> => {
    if (processes.life().over()) {
      processes.startNext(gapMs)
      gapMs = RESTART_MS
    } else if (!(await time.goOn()))
      throw new Error('Nobody waits for anything, and the story is not over.')
    await realTurn()
    faults.rethrow()
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
      processes.start()
      await stepUntilOver(story(), step)
    },
    end() {
      faults.end()
      time.end()
    },
  }
}

function askerOf(processes: Processes, time: VirtualTime): World['ask'] {
  return async (question) => {
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
}

/** Keeps the last fault of the program, from any place. */
function watchFaults() {
  let fault: unknown
  // An uncaught error would end the real daemon. So the code must catch every error of a statement.
  const onUncaught = (error: unknown): void => {
    fault = new Error(`Nobody caught: ${error}`, { cause: error })
  }
  process.on('uncaughtException', onUncaught)
  return {
    note(error: unknown): void {
      fault = error
    },
    rethrow(): void {
      if (fault !== undefined) throw fault
    },
    end: (): void => void process.off('uncaughtException', onUncaught),
  }
}

async function stepUntilOver(story: Promise<void>, step: () => Promise<void>): Promise<void> {
  let over = false
  const told = story.finally(() => {
    over = true
  })
  // Awaited below. Until then a failure of the story must not end this process.
  told.catch(() => undefined)
  for (let steps = 0; !over; steps++) {
    if (steps > MOST_STEPS) throw new Error(`The story is not over after ${MOST_STEPS} steps.`)
    await step()
  }
  await told
}
