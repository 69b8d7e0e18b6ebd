import type { FromProjector, ToProjector } from '../thread-messages.ts'
import { stopped } from './jobs.ts'

type Ended = { resolve: (position: number) => void; reject: (error: unknown) => void }

/**
 * Puts a view that was made aside in the place of the one that is served. The projector brings it to the end of the log
 * and closes the old one. Then this thread exchanges the files, in one turn of the event loop.
 *
 * @param post sends to the projector; returns false if none runs
 * @param exchange throws if the files cannot be exchanged; then the old view stays
 */
export function takeOvers(
  post: (message: ToProjector) => boolean,
  exchange: (position: number) => void,
) {
  let current: Ended | undefined

  const end = (how: (ended: Ended) => void): void => {
    const ended = current
    current = undefined
    if (ended) how(ended)
  }

  return {
    /**
     * @param position that customers have seen: the new view must have reached it, too
     * @returns the position of the new view
     */
    begin(shadowFile: string, position: number): Promise<number> {
      return new Promise((resolve, reject) => {
        if (!post({ kind: 'take-over', shadowFile, position })) return reject(stopped())
        current = { resolve, reject }
      })
    },
    ready(position: number): void {
      try {
        exchange(position)
        post({ kind: 'exchanged', done: true })
        end(({ resolve }) => resolve(position))
      } catch (error) {
        post({ kind: 'exchanged', done: false })
        end(({ reject }) => reject(error))
      }
    },
    failed: ({ message, code }: Extract<FromProjector, { kind: 'failed' }>): void =>
      end(({ reject }) => reject(Object.assign(new Error(message), { code }))),
    /** The projector has ended. */
    died: (): void => end(({ reject }) => reject(stopped())),
  }
}
