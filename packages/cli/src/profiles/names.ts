import { usage } from '../failure.ts'

/** The profile that stands for the admin; on the daemon's machine it needs no login. */
export const ADMIN = 'admin'

const NAME = /^[\p{L}\p{N}][\p{L}\p{N}._-]{0,63}$/u

export function checkProfileName(name: string): string {
  if (NAME.test(name)) return name
  throw usage(
    'A profile is named with up to 64 letters, digits, dots, dashes and underscores.',
    'Example: --profile minji',
  )
}

/** A profile name out of a person's name: `Kim Minji` → `kim-minji`. */
export function profileNameFor(person: string): string {
  const slug = person
    .normalize('NFC')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, '-')
    .replace(/^-+|-+$/g, '')
    .slice(0, 60)
  return NAME.test(slug) && slug !== ADMIN ? slug : 'default'
}

/** The name itself, or with the first number behind it that nobody has. */
export function firstFree(name: string, taken: (name: string) => boolean): string {
  if (!taken(name)) return name
  let number = 2
  while (taken(`${name}-${number}`)) number++
  return `${name}-${number}`
}
