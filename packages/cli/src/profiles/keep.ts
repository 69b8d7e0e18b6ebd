import type { CustomerResponse } from '@outerpark/core/contract'
import { elsewhere } from '../daemon/state.ts'
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
  places: Places,
  wanted: string,
  profile: Profile,
): Promise<SignedIn> {
  const { customer, staff = null } = profile
  let name = wanted
  await changeProfiles(places.profiles, (before) => {
    const isTaken = (each: string) => {
      const known = findProfile(before, each)
      return known !== undefined && !isSamePerson(places, known, profile)
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

/**
 * Whether two profiles are the same person at the same box office. Another box office may give the same id to somebody: a
 * copy of the first one does, and a hostile one could.
 */
export const isSamePerson = (
  places: Pick<Places, 'home'>,
  one: Pick<Profile, 'customer' | 'staff' | 'url'>,
  other: Pick<Profile, 'customer' | 'staff' | 'url'>,
): boolean =>
  personIn(one) === personIn(other) &&
  elsewhere(one.url, places.home) === elsewhere(other.url, places.home)

export const belongsToAnother = (profile: string): Failure =>
  failure(
    'profile-exists',
    ({ people }) => people.somebodys(profile),
    ({ people }) => people.chooseProfile(profile),
  )

/** A customer as a box office has answered. */
type Answered = {
  readonly customer: CustomerResponse
  /** the address of that box office; undefined for the one of this machine */
  readonly url: string | undefined
}

/** An answer in the form of a profile. */
const asProfile = ({ customer, url }: Answered) => ({
  customer,
  ...(url !== undefined && { url }),
})

/** Writes the new values of a customer into the profiles that are signed in as them. */
export const renewCustomer = (places: Places, answered: Answered) =>
  changeProfiles(places.profiles, ({ current, profiles }) => ({
    current,
    profiles: Object.fromEntries(
      Object.entries(profiles).map(([name, profile]) => [
        name,
        isSamePerson(places, profile, asProfile(answered))
          ? { ...profile, customer: answered.customer }
          : profile,
      ]),
    ),
  }))

/** Removes the profiles of a customer who was erased. */
export const forgetCustomer = (places: Places, answered: Answered) =>
  changeProfiles(places.profiles, ({ current, profiles }) => {
    const left = Object.entries(profiles).filter(
      ([, profile]) => !isSamePerson(places, profile, asProfile(answered)),
    )
    const stays = left.some(([name]) => name === current)
    return { current: stays ? current : null, profiles: Object.fromEntries(left) }
  })
