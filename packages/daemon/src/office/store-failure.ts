import { dirname } from 'node:path'
import { notWritable } from '../process/not-writable.ts'
import { StartFailure } from '../process/start-failure.ts'
import { unavailable } from '../store/sqlite/storage-trouble.ts'

/**
 * Why the database of a home cannot be opened or read: `database-unreadable`, `disk-full` or `home-not-writable`. Undefined if the
 * error is not about the disk or its files.
 */
export function storeFailure(file: string, error: unknown): StartFailure | undefined {
  const trouble = unavailable(error)
  if (!trouble) return undefined
  const { message: reason } = trouble.cause instanceof Error ? trouble.cause : trouble
  return trouble.code === 'storage-damaged'
    ? new StartFailure('database-unreadable', { file, reason })
    : notWritable(dirname(file), trouble.cause)
}
