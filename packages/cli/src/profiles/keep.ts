import type { CustomerResponse } from '@outerpark/core/contract'
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
  const { customer, staff = null } = profile
  let name = wanted
  await changeProfiles(file, (before) => {
    const isTaken = (each: string) => {
      const known = findProfile(before, each)
      return known !== undefined && personIn(known) !== personIn(profile)
    }
    name = firstFree(wanted, isTaken)
    return {
      current: personIn(profile) ? name : before.current,
      profiles: { ...before.profiles, [name]: profile },
    }
  })
  return { profile: name, customer, staff }
}

/** The id of the person who is signed in with a profile; undefined for the token of the home. */
export const personIn = ({ customer, staff }: Pick<Profile, 'customer' | 'staff'>) =>
  customer?.id ?? staff?.id

export const belongsToAnother = (profile: string): Failure =>
  failure(
    'profile-exists',
    `The profile "${profile}" is somebody else's.`,
    `Choose another --profile, or forget that one with: outerpark logout --profile ${profile}`,
  )

/** Writes the new values of a customer into the profiles that are signed in as them. */
export const renewCustomer = ({ profiles: file }: Places, customer: CustomerResponse) =>
  changeProfiles(file, ({ current, profiles }) => ({
    current,
    profiles: Object.fromEntries(
      Object.entries(profiles).map(([name, profile]) => [
        name,
        profile.customer?.id === customer.id ? { ...profile, customer } : profile,
      ]),
    ),
  }))

/** Removes the profiles of a customer who was erased. */
export const forgetCustomer = ({ profiles: file }: Places, id: string) =>
  changeProfiles(file, ({ current, profiles }) => {
    const left = Object.entries(profiles).filter(([, { customer }]) => customer?.id !== id)
    const stays = left.some(([name]) => name === current)
    return { current: stays ? current : null, profiles: Object.fromEntries(left) }
  })
