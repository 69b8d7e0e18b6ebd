import type { EventLog } from '@outerpark/core/ports'
import type { HeldView } from '../held-view.ts'
import type { FromProjector, ToProjector } from '../thread-messages.ts'
import { finishShadow } from './make.ts'

export type TakeOver = Extract<ToProjector, { kind: 'take-over' }>

/** The projector's part of a take-over. The main thread's part is in `take-over.ts`. */
export function takeOversInThread(
  log: EventLog,
  held: HeldView,
  say: (message: FromProjector) => void,
) {
  /** called with the answer to `ready` */
  let answered: (done: boolean) => void = () => {}

  /** Brings the shadow to the end of the log. The old view stays open meanwhile. */
  async function finish({ shadowFile, position }: TakeOver): Promise<number> {
    const ready = await finishShadow(log, shadowFile)
    if (ready < position) throw new Error(`The event log ends at ${ready}, before ${position}.`)
    // Then the main thread has little to move when it takes the view out of WAL mode.
    held.checkpoint()
    return ready
  }

  return {
    /** Resolves once the projector has opened the new view, or the old one again if it had one. */
    async run(asked: TakeOver): Promise<void> {
      let ready: number
      try {
        ready = await finish(asked)
      } catch (error) {
        return say({ kind: 'failed', ...plain(error) })
      }
      const wasOpen = held.isOpen()
      held.close()
      const done = await new Promise<boolean>((resolve) => {
        answered = resolve
        say({ kind: 'ready', position: ready })
      })
      if (done || wasOpen) held.open()
    },
    exchanged: (done: boolean): void => answered(done),
  }
}

/** The error as another thread can get it: a message between threads loses the fields of an Error. */
const plain = (error: unknown) =>
  error instanceof Error
    ? { message: error.message, code: (error as { code?: unknown }).code }
    : { message: String(error) }
