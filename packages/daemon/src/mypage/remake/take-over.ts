import type { FromProjector, ToProjector } from '../thread-messages.ts'
import { stopped } from './jobs.ts'

type Ended = { resolve: (position: number) => void; reject: (error: unknown) => void }

/**
 * Lets a view that was made aside take the place of the one that is served: the projector brings it to the end of the
 * log and lets go of the old one, then the files are exchanged, in one turn of this thread.
 *
 * @param post to the projector; false if it is down
 * @param exchange throws if the files cannot be exchanged, and the old view is then served on
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
     * @param position where customers have seen MyPage: the new view must not fall behind it
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
    failed: ({ message }: Extract<FromProjector, { kind: 'failed' }>): void =>
      end(({ reject }) => reject(new Error(message))),
    /** The projector is gone. */
    died: (): void => end(({ reject }) => reject(stopped())),
  }
}
