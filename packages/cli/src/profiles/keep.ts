import { type Failure, failure } from '../failure.ts'
import type { Places } from '../places.ts'
import { changeProfiles } from './change.ts'
import { findProfile, type Profile } from './file.ts'
import { firstFree } from './names.ts'
import type { SignedIn } from './signed-in.ts'

/**
 * Writes a profile under the wanted name. If another person has that name, uses the first free name like it, since the
 * other person's token would be lost.
 */
export async function keepProfile(
  { profiles: file }: Places,
  wanted: string,
  profile: Profile,
): Promise<SignedIn> {
  const { customer } = profile
  let name = wanted
  await changeProfiles(file, (before) => {
    const isTaken = (each: string) => {
      const known = findProfile(before, each)
      return known !== undefined && known.customer?.id !== customer?.id
    }
    name = firstFree(wanted, isTaken)
    return {
      current: customer ? name : before.current,
      profiles: { ...before.profiles, [name]: profile },
    }
  })
  return { profile: name, customer }
}

export const belongsToAnother = (profile: string): Failure =>
  failure(
    'profile-exists',
    `The profile "${profile}" is somebody else's.`,
    `Choose another --profile, or forget that one with: outerpark logout --profile ${profile}`,
  )
