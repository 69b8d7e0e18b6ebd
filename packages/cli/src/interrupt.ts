import type { Context } from './context.ts'
import { words } from './words/words.ts'

/** A signal that aborts on Ctrl-C or SIGTERM, so that a command that follows something ends without an error. */
export function untilInterrupted(): AbortSignal {
  const controller = new AbortController()
  const stop = () => controller.abort()
  process.once('SIGINT', stop)
  process.once('SIGTERM', stop)
  return controller.signal
}

/** Gives a function that tells the user that the command waits for news; undefined with --json. */
export const watching = ({ json, say }: Pick<Context, 'json' | 'say'>) =>
  json ? undefined : () => say(words().lines.watching)
