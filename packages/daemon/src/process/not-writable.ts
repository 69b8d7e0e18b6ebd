import { StartFailure } from './start-failure.ts'

/** Why nothing can be written in a home, from an error of Node or of SQLite. */
export function notWritable(home: string, error: unknown): StartFailure {
  const code = error instanceof Error && 'code' in error ? String(error.code) : ''
  if (/^(ENOSPC|EDQUOT|SQLITE_FULL)$/.test(code)) return new StartFailure('disk-full', { home })
  const reason = error instanceof Error ? error.message : String(error)
  return new StartFailure('home-not-writable', { home, reason })
}
