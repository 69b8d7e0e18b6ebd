import { usage } from '../failure.ts'

/** The context of the box office on this machine. It is always there. */
export const DEFAULT = 'default'

/** Only small letters: a folder is named like it, and some file systems know no others. */
const NAME = /^[a-z0-9][a-z0-9._-]{0,63}$/
/** Windows ignores a dot at the end of a name, so two contexts would share a folder; and these are its devices. */
const NOT_ON_WINDOWS = /\.$|^(?:con|prn|aux|nul|com\d|lpt\d)(?:\.|$)/

export const isContextName = (name: string): boolean =>
  NAME.test(name) && !NOT_ON_WINDOWS.test(name)

/** @throws Failure `usage` */
export function checkContextName(name: string): string {
  if (isContextName(name)) return name
  throw usage(
    ({ contexts }) => contexts.badName,
    ({ contexts }) => contexts.nameExample,
  )
}
