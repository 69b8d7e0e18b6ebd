import { readFileSync } from 'node:fs'
import { failure } from '../failure.ts'

/** The text of a season file. Fails with `file-unreadable`. */
export function readText(file: string): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(readFileSync(file))
  } catch (cause) {
    throw failure('file-unreadable', `${file} cannot be read: ${whyNot(cause)}.`, undefined, {
      cause,
    })
  }
}

const REASONS: Readonly<Record<string, string>> = {
  ENOENT: 'there is no such file',
  EISDIR: 'it is a folder',
  ENOTDIR: 'a part of its path is no folder',
  EACCES: 'you are not allowed to',
  ERR_ENCODING_INVALID_ENCODED_DATA: 'it is not text in UTF-8',
}

function whyNot(cause: unknown): string {
  if (!(cause instanceof Error)) return String(cause)
  return ('code' in cause && REASONS[String(cause.code)]) || cause.message
}
