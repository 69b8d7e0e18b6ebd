import type { Context } from './context.ts'

/** A signal that aborts when somebody ends the command, so that following something can end in peace. */
export function untilInterrupted(): AbortSignal {
  const controller = new AbortController()
  const stop = () => controller.abort()
  process.once('SIGINT', stop)
  process.once('SIGTERM', stop)
  return controller.signal
}

/** Tells whoever follows something that it is quiet because nothing happens; programs need no telling. */
export const watching = ({ json, say }: Pick<Context, 'json' | 'say'>) =>
  json ? undefined : () => say('Watching; Ctrl-C ends it.')
