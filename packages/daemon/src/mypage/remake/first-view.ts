import { keepTrying } from './retry.ts'

/** What the first view takes the place of. */
export type Before = 'documents' | 'empty view'

/**
 * Makes a view aside at the start, and tries again until it has taken the place of the one before.
 * An empty view can also be filled where it is, which takes longer: that follows the first failure.
 */
export function makeFirstView(
  before: Before,
  on: {
    readonly rebuild: () => Promise<unknown>
    readonly fillEmpty: () => void
    readonly error: (error: unknown) => void
  },
): { readonly stop: () => void } {
  let stopped = false
  const attempt = async (): Promise<void> => {
    try {
      await on.rebuild()
    } catch (error) {
      if (before === 'documents' || stopped) throw error
      on.error(error)
      on.fillEmpty()
    }
  }
  const retries = keepTrying(attempt, on.error)
  return {
    stop() {
      stopped = true
      retries.stop()
    },
  }
}
