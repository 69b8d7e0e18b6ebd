import type { SignUpRequest, WhoamiResponse } from '@outerpark/core/contract'
import type { Language } from '@outerpark/core/names'
import { connectAs, refuseInTheClear } from '../connect.ts'
import type { Context } from '../context.ts'
import { elsewhere } from '../daemon/state.ts'
import { usage } from '../failure.ts'
import { findProfile, readProfiles } from '../profiles/file.ts'
import { belongsToAnother, isSamePerson, keepProfile } from '../profiles/keep.ts'
import { ADMIN, checkProfileName, profileNameFor } from '../profiles/names.ts'
import type { SignedIn } from '../profiles/signed-in.ts'
import { asText, givenOrAsked, needAll } from '../prompts/ask.ts'
import { readToken } from '../prompts/token.ts'
import { ruleOf } from '../prompts/validator.ts'
import { words } from '../words/words.ts'
import { addressKept, codeTyped, keep, signInPlace } from './code.ts'

export type SignUpOptions = {
  readonly name?: string
  readonly email?: string
  readonly language?: Language
  /** whether notices come by mail as well */
  readonly mail?: boolean
}

/** Makes a customer, and a profile for it that becomes the current one. */
export async function signUp(context: Context, options: SignUpOptions): Promise<SignedIn> {
  needAll(context, { '--name': options.name, '--email': options.email })
  const name = await givenOrAsked(context, options.name, {
    flag: '--name',
    message: words().people.yourName,
    parse: asText,
    rule: ruleOf('name'),
  })
  const email = await givenOrAsked(context, options.email, {
    flag: '--email',
    message: words().people.yourEmail2,
    parse: asText,
    rule: ruleOf('email'),
  })
  const wanted = wantedProfile(context, name, email)
  const { language = 'en', mail = true } = options
  const request: SignUpRequest = { name, email, language, mail }
  const url = elsewhere(context.url, context.places.home)
  // The answer holds a token.
  if (url !== undefined) refuseInTheClear(url, context.insecure)
  const client = await connectAs(context, { url, insecure: false, token: () => undefined })
  const answer = await client.signUp(request)
  const signedUp =
    'token' in answer
      ? answer
      : await codeTyped(context, client, { email, asked: { sent: answer, toAll: true } })
  return keep(context, { url, insecure: false }, wanted, signedUp)
}

/**
 * Signs a profile in with a token from stdin, or typed unseen.
 * The profile of a person becomes the current one; that of the home's token serves the admin commands.
 */
export async function login(context: Context): Promise<SignedIn> {
  const { places, profile: asked } = context
  const { before, ...place } = signInPlace(context)
  const token = await readToken(context)
  const client = await connectAs(context, { ...place, token: () => token })
  const who = await client.whoami()
  const profile = { ...addressKept(context, place), token, ...personOf(who) }
  if (before && !isSamePerson(places, before, profile)) throw belongsToAnother(String(asked))
  return keepProfile(places, asked ?? nameFor(who), profile)
}

/** Keeps the token of somebody who was just asked for it, and whom the box office knows. */
export const keepLogin = (
  context: Context,
  place: Parameters<typeof addressKept>[1],
  { token, who }: { readonly token: string; readonly who: WhoamiResponse },
): Promise<SignedIn> =>
  keepProfile(context.places, nameFor(who), {
    ...addressKept(context, place),
    token,
    ...personOf(who),
  })

const personOf = ({ customer, staff }: WhoamiResponse) => ({ customer, ...(staff && { staff }) })

const nameFor = ({ role, customer, staff }: WhoamiResponse) =>
  role === 'admin' ? ADMIN : profileNameFor((customer ?? staff)?.name ?? '')

/**
 * The profile that a new customer gets. Refuses the profile of another person. If the same person signs up again under
 * the same profile, the box office refuses that.
 */
function wantedProfile({ profile, places }: Context, name: string, email: string): string {
  if (profile === undefined) return profileNameFor(name)
  checkProfileName(profile)
  if (profile === ADMIN) throw usage(({ people }) => people.adminsProfile)
  const before = findProfile(readProfiles(places.profiles), profile)
  if (before && before.customer?.email !== email) throw belongsToAnother(profile)
  return profile
}
