/** How many characters are written together at most, and how long a line waits at most (ms). */
const BATCH = 64 * 1024
const WAIT_MS = 500

/** A file that is written in batches. */
export type Batched = {
  /** @param line without its line break */
  readonly write: (line: string) => void
  /** Writes what waits. */
  readonly flush: () => void
}

/**
 * Collects lines, and writes them together: one call of the system for hundreds of requests. The last lines before a kill
 * may be lost; so this is for lines of which each alone says little. If the disk is full, they are lost too.
 */
export function batched({ write }: { readonly write: (text: string) => void }): Batched {
  let waiting: string[] = []
  let length = 0
  let timer: NodeJS.Timeout | undefined

  const flush = (): void => {
    clearTimeout(timer)
    timer = undefined
    if (waiting.length === 0) return
    const text = `${waiting.join('\n')}\n`
    waiting = []
    length = 0
    try {
      write(text)
    } catch {
      // As in the log itself: a disk that is full must not stop the daemon.
    }
  }
  return {
    write(line) {
      waiting.push(line)
      length += line.length
      if (length >= BATCH) flush()
      else timer ??= setTimeout(flush, WAIT_MS).unref()
    },
    flush,
  }
}
