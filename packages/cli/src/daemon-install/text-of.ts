import { readFileSync } from 'node:fs'

/** No such file, or none that this user may read. */
const NOT_FOR_US = ['ENOENT', 'ENOTDIR', 'EACCES', 'EPERM']

/** The text of a file of the service manager; empty if there is none, or if it is for root alone. */
export function textOf(path: string): string {
  try {
    return readFileSync(path, 'utf8')
  } catch (error) {
    if (error instanceof Error && 'code' in error && NOT_FOR_US.includes(String(error.code)))
      return ''
    throw error
  }
}
