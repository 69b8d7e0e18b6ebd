import { readFileSync } from 'node:fs'
import type { Context } from '../context.ts'
import { adminTokenFile, readLiveState } from '../daemon/state.ts'
import { type Failure, failure } from '../failure.ts'
import { findProfile, type Profile, readProfiles } from './file.ts'
import { ADMIN } from './names.ts'

/** Whose command it is. What nobody in particular may see needs no token. */
export type Who = 'nobody' | 'customer' | 'admin'

/** The profile that a command runs under. */
export type Identity = {
  readonly name: string | undefined
  readonly profile: Profile | undefined
}

/**
 * The profile that was asked for; otherwise the admin for an admin's command, and the current one for the rest.
 * Fails with `not-signed-in` or `profile-not-found` where the command needs one and there is none.
 */
export function chooseIdentity(context: Context, who: Who): Identity {
  const profiles = readProfiles(context.places.profiles)
  const name = context.profile ?? (who === 'admin' ? ADMIN : (profiles.current ?? undefined))
  const profile = name === undefined ? undefined : findProfile(profiles, name)
  if (who === 'nobody') return { name, profile }
  if (name === undefined) throw nobodySignedIn()
  if (!profile && name !== ADMIN) throw noSuchProfile(name)
  return { name, profile }
}

/**
 * The token of the profile, for the box office at that address alone.
 * The admin's own machine needs no login: the daemon leaves a token in its home.
 */
export function tokenOf({ name, profile }: Identity, context: Context): string | undefined {
  if (profile && belongsTo(profile, context)) return profile.token
  if (name === ADMIN) return readAdminToken(context)
  if (profile && name !== undefined) throw signedInElsewhere(name, context)
  return undefined
}

export function noSuchProfile(name: string): Failure {
  return failure(
    'profile-not-found',
    `There is no profile "${name}".`,
    `Make it with "outerpark signup --profile ${name} --name NAME --email MAIL" or "outerpark login --profile ${name}".`,
  )
}

function readAdminToken({ places, url }: Context): string {
  if (url === undefined || url === readLiveState(places.home)?.url) {
    try {
      return readFileSync(adminTokenFile(places.home), 'utf8').trim()
    } catch {
      // Not there, or somebody else's: either way it has to come from a person.
    }
  }
  throw failure(
    'not-signed-in',
    `This is for the admin, whose token cannot be read from ${places.home}${url ? ` for ${url}` : ''}.`,
    "Run it on the daemon's machine as its owner, or sign in: outerpark login --profile admin < TOKEN_FILE",
  )
}

/** A token is sent to the box office that gave it and to no other. */
function belongsTo(profile: Profile, { url, places }: Context): boolean {
  if (url === undefined || url === profile.url) return true
  return profile.url === undefined && url === readLiveState(places.home)?.url
}

export function nobodySignedIn(): Failure {
  return failure(
    'not-signed-in',
    'Nobody is signed in.',
    'Become a customer with "outerpark signup --name NAME --email MAIL", or sign in with "outerpark login".',
  )
}

function signedInElsewhere(name: string, { url }: Context): Failure {
  return failure(
    'not-signed-in',
    `The profile "${name}" belongs to another box office than ${url}.`,
    `Sign in there: outerpark login --url ${url} --profile OTHER_NAME`,
  )
}
