import { createHash } from 'node:crypto'
import { timeOf } from '../plan/words.ts'

/** Everything that happened, as lines with virtual times. The lines are hashed, and kept only if asked for. */
export function tracer(elapsed: () => number, keep: boolean) {
  const hash = createHash('sha256')
  const lines: string[] = []
  return {
    add(what: string): void {
      const line = `${elapsed()} ${what.trimEnd()}\n`
      hash.update(line)
      if (keep) lines.push(`${timeOf(elapsed())}  ${what.trimEnd()}`)
    },
    lines: (): readonly string[] => lines,
    /** the same for two runs in which the same happened at the same times */
    digest: (): string => hash.copy().digest('hex').slice(0, 16),
  }
}

export type Trace = ReturnType<typeof tracer>
