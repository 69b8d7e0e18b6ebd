import { existsSync } from 'node:fs'
import { checkFolder, FileNotTrusted, readSecret } from '@outerpark/daemon/private-files'
import type { Context } from '../context.ts'
import { adminTokenFile, elsewhere } from '../daemon/state.ts'
import { type Failure, failure } from '../failure.ts'
import { words } from '../words/words.ts'
import { findProfile, type Profile, type Profiles, readProfiles } from './file.ts'
import { ADMIN } from './names.ts'

/** Who may run a command. `nobody`: anybody may, so no token is sent. `anybody`: the token is sent if there is one. */
export type Who = 'nobody' | 'anybody' | 'customer' | 'admin'

/** The profile that a command runs under, the box office that it asks, and the token for it. */
export type Identity = {
  readonly name: string | undefined
  readonly profile: Profile | undefined
  /** the box office elsewhere; undefined for the one on this machine */
  readonly url: string | undefined
  /** whether the user allowed plain HTTP to that address when signing in */
  readonly insecure: boolean
  /**
   * Reads the token; fails with `not-signed-in` if there is none for this box office. The daemon of this machine has to
   * run: it writes the admin's token on its first start.
   */
  readonly token: () => string | undefined
}

/**
 * Chooses the profile that was named. If none was named: the current one; for an admin's command the token of the home,
 * unless the current profile is that of a staff member.
 *
 * @throws Failure `not-signed-in` or `profile-not-found` if the command needs a profile and there is none
 */
export function chooseIdentity(context: Context, who: Who): Identity {
  const profiles = readProfiles(context.places.profiles)
  const current = profiles.current ?? undefined
  const asAdmin = current !== undefined && findProfile(profiles, current)?.staff ? current : ADMIN
  const name = context.profile ?? (who === 'admin' ? asAdmin : current)
  const profile = name === undefined ? undefined : findProfile(profiles, name)
  const here = context.places.home
  const issuer = elsewhere(profile?.url, here)
  const url = context.url === undefined ? issuer : elsewhere(context.url, here)
  const insecure = url === issuer && (profile?.insecure ?? false)
  if (who === 'nobody' || who === 'anybody') {
    const own = who === 'anybody' && url === issuer ? profile?.token : undefined
    return { name, profile, url, insecure, token: () => own }
  }
  if (name === undefined) throw nobodySignedIn()
  if (!profile && name !== ADMIN) throw noSuchProfile(name)
  if (who === 'admin' && !profile) refuseNewOffice(context, profiles)
  const asked = { places: context.places, url, issuer }
  return { name, profile, url, insecure, token: () => tokenOf(name, profile, asked) }
}

/**
 * The admin token that the daemon of this machine keeps in its home. With it the owner needs no login.
 * @throws FileNotTrusted if another user can read or write it
 */
export function readAdminToken({ places, url }: Pick<Context, 'places' | 'url'>): string {
  let isGone = false
  if (url === undefined) {
    try {
      checkFolder(places.home)
      return readSecret(adminTokenFile(places.home)).trim()
    } catch (error) {
      if (error instanceof FileNotTrusted) throw error
      // The file is missing or belongs to another user, who has to give the token.
      isGone = error instanceof Error && 'code' in error && error.code === 'ENOENT'
    }
  }
  throw failure(
    'not-signed-in',
    ({ people }) => people.forAdmin(places.home, url ? ` for ${url}` : ''),
    ({ people }) => (isGone ? people.adminGone : people.asOwner),
  )
}

/**
 * Refuses an admin command of somebody who is signed in elsewhere only, and who has no box office on this machine: it would start
 * a new and empty one here. `--profile admin` says that one here is meant.
 */
function refuseNewOffice({ places, profile, url }: Context, profiles: Profiles): void {
  const { current } = profiles
  const there =
    current === null ? undefined : elsewhere(findProfile(profiles, current)?.url, places.home)
  if (there === undefined || profile !== undefined || url !== undefined) return
  if (existsSync(adminTokenFile(places.home))) return
  throw failure(
    'not-signed-in',
    ({ people }) => people.adminElsewhere(current ?? '', there, places.home),
    ({ people }) => people.signInThere(there),
  )
}

/** The box office that is asked, and the one that gave the token. Undefined is the one of this machine. */
type Asked = Pick<Context, 'places' | 'url'> & { readonly issuer: string | undefined }

/** A token is sent to the box office that gave it and to no other. */
function tokenOf(name: string, profile: Profile | undefined, asked: Asked): string {
  if (profile && asked.url === asked.issuer) return profile.token
  if (name === ADMIN) return readAdminToken(asked)
  throw signedInElsewhere(name, asked)
}

export function noSuchProfile(name: string): Failure {
  return failure(
    'profile-not-found',
    ({ people }) => people.noProfile(name),
    ({ people }) => people.makeProfile(name, name),
  )
}

export function nobodySignedIn(): Failure {
  return failure(
    'not-signed-in',
    ({ people }) => people.nobody,
    ({ people }) => people.become,
  )
}

function signedInElsewhere(name: string, { url = words().people.officeHere }: Asked): Failure {
  return failure(
    'not-signed-in',
    ({ people }) => people.otherOffice(name, url),
    ({ people }) => people.signInAt(url),
  )
}
