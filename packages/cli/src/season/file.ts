import { readFileSync } from 'node:fs'
import { failure } from '../failure.ts'
import { words } from '../words/words.ts'

/** The text of a season file. Fails with `file-unreadable`. */
export function readText(file: string): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(readFileSync(file))
  } catch (cause) {
    throw failure(
      'file-unreadable',
      ({ seasons }) => seasons.unreadable(file, whyNot(cause)),
      undefined,
      {
        cause,
      },
    )
  }
}

const reasons = (): Readonly<Record<string, string>> => ({
  ENOENT: words().seasons.noFile,
  EISDIR: words().seasons.folder,
  ENOTDIR: words().seasons.noFolder,
  EACCES: words().seasons.notAllowed,
  ERR_ENCODING_INVALID_ENCODED_DATA: words().seasons.notUtf8,
})

function whyNot(cause: unknown): string {
  if (!(cause instanceof Error)) return String(cause)
  return ('code' in cause && reasons()[String(cause.code)]) || cause.message
}
