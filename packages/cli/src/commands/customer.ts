import type { SignUpRequest } from '@outerpark/core/contract'
import type { Language } from '@outerpark/core/names'
import { connectAs } from '../connect.ts'
import type { Context } from '../context.ts'
import { readLiveState } from '../daemon/state.ts'
import { failure, usage } from '../failure.ts'
import { changeProfiles, findProfile, type Profile, readProfiles } from '../profiles/file.ts'
import { chooseIdentity, nobodySignedIn, noSuchProfile } from '../profiles/identity.ts'
import { ADMIN, checkProfileName, firstFree, profileNameFor } from '../profiles/names.ts'
import type { SignedIn, WhoIsIt } from '../profiles/signed-in.ts'
import { askToConfirm, asText, givenOrAsked } from '../prompts/ask.ts'
import { readToken } from '../prompts/token.ts'

export type SignUpOptions = {
  readonly name?: string
  readonly email?: string
  readonly language?: Language
  /** whether notices are to come by mail as well */
  readonly mail?: boolean
}

/** Makes a customer, and a profile for it that is the current one from now on. */
export async function signUp(context: Context, options: SignUpOptions): Promise<SignedIn> {
  const name = await givenOrAsked(context, options.name, {
    flag: '--name',
    message: 'Your name',
    parse: asText,
  })
  const email = await givenOrAsked(context, options.email, {
    flag: '--email',
    message: 'Your e-mail address',
    parse: asText,
  })
  const wanted = wantedProfile(context, name, email)
  const { language = 'en', mail = true } = options
  const request: SignUpRequest = { name, email, language, mail }
  const client = await connectAs(context, { url: context.url, token: () => undefined })
  const { customer, token } = await client.signUp(request)
  return keep(context, wanted, { ...elsewhere(context, context.url), token, customer })
}

/**
 * Signs a profile in with a token from stdin, or typed unseen.
 * A customer's profile is the current one from now on; the admin's serves the admin commands.
 */
export async function login(context: Context): Promise<SignedIn> {
  const asked = context.profile
  if (asked !== undefined) checkProfileName(asked)
  const token = await readToken(context)
  const before = asked && findProfile(readProfiles(context.places.profiles), asked)
  // Signing a profile in again means the box office that it has been for.
  const url = context.url ?? (before ? before.url : undefined)
  const { role, customer } = await (await connectAs(context, { url, token: () => token })).whoami()
  if (before && before.customer?.id !== customer?.id) throw taken(String(asked))
  const name = asked ?? (role === 'admin' ? ADMIN : profileNameFor(customer?.name ?? ''))
  return keep(context, name, { ...elsewhere(context, url), token, customer })
}

export type LogoutOptions = { readonly yes?: boolean }

/**
 * Forgets the token of a profile; the box office keeps the customer.
 * A customer's token is gone for good unless somebody has kept it, so it takes a yes.
 *
 * @param confirm asks whoever is there whether they are sure
 */
export async function logout(
  context: Context,
  { yes }: LogoutOptions,
  confirm: (question: string) => Promise<boolean> = askToConfirm,
): Promise<{ profile: string }> {
  const known = readProfiles(context.places.profiles)
  const name = context.profile ?? known.current
  if (name === null) throw nobodySignedIn()
  const profile = findProfile(known, name)
  if (!profile) throw noSuchProfile(name)
  // The admin's token stands in the daemon's home; a customer's is told once, by the sign-up.
  if (profile.customer) {
    const lost = `The token of "${name}" cannot be had again unless it was kept`
    const kept = `outerpark token --profile ${name} > TOKEN_FILE`
    if (!yes && !context.interactive)
      throw failure(
        'confirmation-needed',
        `--yes is missing: nobody can be asked whether to forget the token. ${lost}.`,
        `Keep it with: ${kept} and then run: outerpark logout --profile ${name} --yes`,
      )
    context.say(`${lost}; this keeps it: ${kept}`)
    if (!yes && !(await confirm(`Forget the token of "${name}"?`)))
      throw failure('not-confirmed', `The profile "${name}" stays signed in.`)
  }
  await changeProfiles(context.places.profiles, ({ current, profiles }) => {
    const { [name]: _forgotten, ...others } = profiles
    return { current: current === name ? null : current, profiles: others }
  })
  return { profile: name }
}

/** Who the box office takes the chosen profile for. */
export async function whoami(context: Context): Promise<WhoIsIt> {
  const identity = chooseIdentity(context, 'customer')
  const answer = await (await connectAs(context, identity)).whoami()
  const url = identity.url ?? readLiveState(context.places.home)?.url ?? ''
  return { profile: identity.name ?? '', url, ...answer }
}

/**
 * The profile that a new customer gets. The same person signing up again under the same one is left for the
 * box office to refuse.
 */
function wantedProfile({ profile, places }: Context, name: string, email: string): string {
  if (profile === undefined) return profileNameFor(name)
  checkProfileName(profile)
  if (profile === ADMIN) throw usage('The profile "admin" is the admin\'s; choose another name.')
  const before = findProfile(readProfiles(places.profiles), profile)
  if (before && before.customer?.email !== email) throw taken(profile)
  return profile
}

/** Keeps a profile. It replaces none of somebody else, whose token could not be had again. */
async function keep({ places }: Context, wanted: string, profile: Profile): Promise<SignedIn> {
  const { customer } = profile
  let name = wanted
  await changeProfiles(places.profiles, (before) => {
    const isOthers = (each: string) => {
      const known = findProfile(before, each)
      return known !== undefined && known.customer?.id !== customer?.id
    }
    name = firstFree(wanted, isOthers)
    return {
      current: customer ? name : before.current,
      profiles: { ...before.profiles, [name]: profile },
    }
  })
  return { profile: name, customer }
}

const taken = (profile: string) =>
  failure(
    'profile-exists',
    `The profile "${profile}" is somebody else's.`,
    `Choose another --profile, or forget that one with: outerpark logout --profile ${profile}`,
  )

/** The address that the profile belongs to, if it is not this machine's own box office, which may move. */
function elsewhere({ places }: Context, url: string | undefined): { url?: string } {
  return url === undefined || url === readLiveState(places.home)?.url ? {} : { url }
}
