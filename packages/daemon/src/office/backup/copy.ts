import { resultOf } from '../../process/thread-result.ts'
import type { CopyFacts } from '../../store/sqlite/copy.ts'
import { startThread } from '../threads.ts'

/** The task of the thread that makes a copy. */
export type CopyTask = {
  readonly from: string
  readonly to: string
  /** whether a daemon writes the database meanwhile */
  readonly beside: boolean
}

/** The facts as they are sent from a thread: a function cannot be. */
export type SentFacts = Omit<CopyFacts, 'note'> & {
  readonly notes: Readonly<Record<string, string | undefined>>
}

/** What the thread says of the copy that it made. */
export type CopyResult =
  | {
      readonly kind: 'copied'
      readonly facts: SentFacts
      readonly bytes: number
      readonly sha256: string
    }
  | { readonly kind: 'damaged'; readonly reason: string }
  /** the folder or the disk is at fault */
  | { readonly kind: 'failed'; readonly code: string; readonly message: string }

/**
 * Copies the database in a thread of its own, checks the copy, and waits until it is on the disk. So no booking waits for
 * it.
 * @param signal ends the thread; then this rejects
 */
export async function copyInThread(task: CopyTask, signal?: AbortSignal): Promise<CopyResult> {
  const thread = startThread('backup/copy-thread', 'backup', task)
  const end = (): void => void thread.terminate()
  signal?.addEventListener('abort', end)
  try {
    return (await resultOf(thread)) as CopyResult // copy-thread.ts sends no other message
  } finally {
    signal?.removeEventListener('abort', end)
  }
}
