import { usage } from '../failure.ts'

/** The context of the box office on this machine. It is always there. */
export const DEFAULT = 'default'

/** Only small letters: a folder is named like it, and some file systems know no others. */
const NAME = /^[a-z0-9][a-z0-9._-]{0,63}$/

/** @throws Failure `usage` */
export function checkContextName(name: string): string {
  if (NAME.test(name)) return name
  throw usage(
    ({ contexts }) => contexts.badName,
    ({ contexts }) => contexts.nameExample,
  )
}
