import { existsSync } from 'node:fs'
import type { Page } from '../client/client.ts'
import type { Context } from '../context.ts'
import { adminTokenFile } from '../daemon/state.ts'
import { changeProfiles } from '../profiles/change.ts'
import { type Checked, checkToken, type Kept } from '../profiles/check.ts'
import { findProfile, type Profile, readProfiles } from '../profiles/file.ts'
import { noSuchProfile, readAdminToken } from '../profiles/identity.ts'
import { ADMIN } from '../profiles/names.ts'
import type { ListedProfile, UsedProfile } from '../profiles/signed-in.ts'
import { whichProfile } from '../prompts/whom.ts'
import { type LoggedOut, type LogoutOptions, logout } from './profile.ts'

/** Who is signed in on this machine, where, and whether each token still holds. The token of this home comes last. */
export async function listProfiles(
  context: Context,
  { check = true }: { readonly check?: boolean } = {},
): Promise<Page<ListedProfile>> {
  const { current, profiles } = readProfiles(context.places.profiles)
  const known = Object.entries(profiles)
  const ofHome = findProfile({ current, profiles }, ADMIN) ? [] : homesOwn(context)
  const items = [...known, ...ofHome].map(async ([name, profile]) => ({
    ...listed(name, profile, current),
    ...(check ? await checkToken(context, keptIn(profile)) : UNASKED),
  }))
  return { items: await Promise.all(items), next: null }
}

const UNASKED = { token: 'unchecked', why: null } as const

const keptIn = ({ token, url, insecure = false }: Profile): Kept => ({ token, url, insecure })

/** The token of the home, which needs no sign-in: its owner may use it. Empty if this user has none. */
function homesOwn({ places, url }: Context): [string, Profile][] {
  if (url !== undefined || !existsSync(adminTokenFile(places.home))) return []
  return [[ADMIN, { token: readAdminToken({ places, url }), customer: null }]]
}

function listed(
  name: string,
  { customer, staff, url }: Profile,
  current: string | null,
): Omit<ListedProfile, keyof Checked> {
  const person = customer ?? staff
  const role = customer ? 'customer' : staff ? 'staff' : 'admin'
  return {
    ...{ profile: name, current: name === current, role, id: person?.id ?? null },
    ...{ name: person?.name ?? null, email: customer?.email ?? null, url: url ?? null },
  }
}

/** Makes a profile the current one, which commands use that name none. */
export async function useProfile(
  context: Context,
  given: string | undefined,
): Promise<UsedProfile> {
  const name = await whichProfile(context, given)
  await changeProfiles(context.places.profiles, (before) => {
    if (!findProfile(before, name)) throw noSuchProfile(name)
    return { ...before, current: name }
  })
  return { profile: name }
}

/** Signs a profile out and forgets it, as {@link logout} does. */
export async function removeProfile(
  context: Context,
  given: string | undefined,
  options: LogoutOptions,
): Promise<LoggedOut> {
  return logout({ ...context, profile: await whichProfile(context, given) }, options)
}
