import { existsSync, readFileSync, statSync } from 'node:fs'

/** Whose folder it is, if not this user's: a name, or a number behind `#` as sudo takes it. Undefined if there is none. */
export function otherOwner(folder: string): string | undefined {
  const at = statSync(folder, { throwIfNoEntry: false })
  if (!at || !process.geteuid || at.uid === process.geteuid()) return undefined
  return nameOfUser(at.uid)
}

/** Node has no way to ask for it. Users of a directory service stay numbers. */
function nameOfUser(uid: number): string {
  const users = existsSync('/etc/passwd') ? readFileSync('/etc/passwd', 'utf8').split('\n') : []
  const [name] = users.find((line) => line.split(':')[2] === String(uid))?.split(':') ?? []
  return name ?? `#${uid}`
}
