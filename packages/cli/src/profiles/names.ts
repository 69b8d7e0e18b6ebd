import { usage } from '../failure.ts'

/** The profile of the admin. On the daemon's machine it needs no login. */
export const ADMIN = 'admin'

const NAME = /^[\p{L}\p{N}][\p{L}\p{N}._-]{0,63}$/u

export function checkProfileName(name: string): string {
  if (NAME.test(name)) return name
  throw usage(
    ({ people }) => people.profileName,
    ({ people }) => people.profileExample,
  )
}

/** The profile name for a person: `Kim Minji` → `kim-minji`. */
export function profileNameFor(person: string): string {
  const slug = person
    .normalize('NFC')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, '-')
    .replace(/^-+|-+$/g, '')
    .slice(0, 60)
  return NAME.test(slug) && slug !== ADMIN ? slug : 'default'
}

/** The name if it is free, otherwise with the first number that makes it free: `minji-2`. */
export function firstFree(name: string, taken: (name: string) => boolean): string {
  if (!taken(name)) return name
  let number = 2
  while (taken(`${name}-${number}`)) number++
  return `${name}-${number}`
}
