import type { CustomerResponse, SignUpRequest, WhoamiResponse } from '@outerpark/core/contract'
import { clientAt, connect } from '../connect.ts'
import type { Context } from '../context.ts'
import { ensureDaemon } from '../daemon/ensure.ts'
import { readLiveState } from '../daemon/state.ts'
import { failure, usage } from '../failure.ts'
import { changeProfiles, findProfile, type Profile, readProfiles } from '../profiles/file.ts'
import { chooseIdentity, noSuchProfile } from '../profiles/identity.ts'
import { ADMIN, checkProfileName, firstFree, profileNameFor } from '../profiles/names.ts'
import { askSecret, asText, givenOrAsked } from '../prompts/ask.ts'

export type SignUpOptions = {
  readonly name?: string
  readonly email?: string
  readonly language?: 'en' | 'ko'
}

export type SignedIn = { readonly profile: string; readonly customer: CustomerResponse | null }

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
  const request: SignUpRequest = { name, email, language: options.language ?? 'en' }
  if (context.url === undefined) await ensureDaemon(context)
  const { customer, token } = await clientAt(context, context.url, undefined).signUp(request)
  const profile = await store(context, wanted, { ...elsewhere(context), token, customer })
  return { profile, customer }
}

/**
 * Signs a profile in with a token from stdin, or typed unseen.
 * A customer's profile is the current one from now on; the admin's serves the admin commands.
 */
export async function login(context: Context): Promise<SignedIn> {
  if (context.profile !== undefined) checkProfileName(context.profile)
  const token = await readToken(context)
  const before = context.url ?? knownUrl(context)
  if (before === undefined) await ensureDaemon(context)
  const { role, customer } = await clientAt(context, before, token).whoami()
  const name = context.profile ?? (role === 'admin' ? ADMIN : profileNameFor(customer?.name ?? ''))
  const url = before === undefined ? {} : { url: before }
  await changeProfiles(context.places.profiles, ({ current, profiles }) => ({
    current: role === 'customer' ? name : current,
    profiles: { ...profiles, [name]: { ...url, token, customer } },
  }))
  return { profile: name, customer }
}

/** Forgets the token of a profile; the box office keeps the customer. */
export async function logout(context: Context): Promise<{ profile: string }> {
  const known = readProfiles(context.places.profiles)
  const name = context.profile ?? known.current
  if (name === null) throw failure('not-signed-in', 'Nobody is signed in.')
  if (!findProfile(known, name)) throw noSuchProfile(name)
  await changeProfiles(context.places.profiles, ({ current, profiles }) => {
    const { [name]: _forgotten, ...others } = profiles
    return { current: current === name ? null : current, profiles: others }
  })
  return { profile: name }
}

export type WhoIsIt = WhoamiResponse & { readonly profile: string; readonly url: string }

/** Who the box office takes the chosen profile for. */
export async function whoami(context: Context): Promise<WhoIsIt> {
  const { name, profile } = chooseIdentity(context, 'customer')
  const answer = await (await connect(context, 'customer')).whoami()
  const url = context.url ?? profile?.url ?? readLiveState(context.places.home)?.url ?? ''
  return { profile: name ?? '', url, ...answer }
}

/**
 * The profile that a new customer gets.
 * A profile is never replaced, since its token cannot be had again; the same person signing up again
 * is left for the box office to refuse.
 */
function wantedProfile({ profile, places }: Context, name: string, email: string) {
  if (profile === undefined) return { name: profileNameFor(name), exact: false }
  checkProfileName(profile)
  if (profile === ADMIN) throw usage('The profile "admin" is the admin\'s; choose another name.')
  const taken = findProfile(readProfiles(places.profiles), profile)
  if (taken && taken.customer?.email !== email)
    throw failure(
      'profile-exists',
      `The profile "${profile}" is somebody's already.`,
      `Choose another --profile, or forget that one with: outerpark logout --profile ${profile}`,
    )
  return { name: profile, exact: true }
}

async function store(
  { places }: Context,
  wanted: { name: string; exact: boolean },
  profile: Profile,
): Promise<string> {
  let name = wanted.name
  await changeProfiles(places.profiles, (before) => {
    if (!wanted.exact) name = firstFree(name, (each) => Object.hasOwn(before.profiles, each))
    return { current: name, profiles: { ...before.profiles, [name]: profile } }
  })
  return name
}

/** The address that the profile belongs to, if it is not this machine's own box office. */
const elsewhere = ({ url }: Context) => (url === undefined ? {} : { url })

/** Signing a profile in again means the box office that it has been for. */
function knownUrl({ profile, places }: Context): string | undefined {
  return profile === undefined
    ? undefined
    : findProfile(readProfiles(places.profiles), profile)?.url
}

async function readToken(context: Context): Promise<string> {
  if (process.stdin.isTTY && !context.interactive)
    throw failure(
      'missing-argument',
      'The token is missing on stdin.',
      'Example: outerpark login < TOKEN_FILE',
    )
  const token = (process.stdin.isTTY ? await askSecret('Token') : await readStdin()).trim()
  if (/^[\x21-\x7e]{1,500}$/.test(token)) return token
  throw usage('What came on stdin is not a token.', 'Example: outerpark login < TOKEN_FILE')
}

async function readStdin(): Promise<string> {
  let text = ''
  for await (const chunk of process.stdin.setEncoding('utf8')) text += chunk
  return text
}
