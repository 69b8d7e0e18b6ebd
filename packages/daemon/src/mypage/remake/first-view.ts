import { keepTrying } from './retry.ts'

/** What the first view replaces. */
export type Before = 'documents' | 'empty view'

/**
 * Makes a view aside at the start. Tries again until it has replaced the view before.
 * If that view is empty, there is no second try: the projector fills it, which takes longer.
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
