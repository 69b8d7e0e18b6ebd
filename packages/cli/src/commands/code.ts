import type { ConfirmedResponse, CustomerResponse } from '@outerpark/core/contract'
import { isSafeAddress } from '@outerpark/core/names'
import type { Client } from '../client/client.ts'
import { connectAs, refuseInTheClear } from '../connect.ts'
import type { Context } from '../context.ts'
import { elsewhere } from '../daemon/state.ts'
import { Failure, failure, usage } from '../failure.ts'
import { findProfile, type Profile, readProfiles } from '../profiles/file.ts'
import { chooseIdentity, type Identity } from '../profiles/identity.ts'
import { isSamePerson, keepProfile, renewCustomer } from '../profiles/keep.ts'
import { checkProfileName, profileNameFor } from '../profiles/names.ts'
import type { SignedIn } from '../profiles/signed-in.ts'
import { askText, asText, givenOrAsked, needAll } from '../prompts/ask.ts'
import { ruleOf } from '../prompts/validator.ts'
import { type AskedCode, sentText } from '../text/code.ts'
import { words } from '../words/words.ts'

export type CodeOptions = { readonly email?: string; readonly code?: string }

/** Signs a profile in with a code that comes by mail. A profile that is signed in as this customer gets the new token. */
export async function loginByMail(
  context: Context,
  { email = '' }: CodeOptions,
): Promise<SignedIn> {
  const { url, insecure } = signInPlace(context)
  const client = await connectAs(context, { url, insecure, token: () => undefined })
  const asked = { sent: await client.askForCode(email), toAll: false }
  const signedIn = await codeTyped(context, client, { email, asked })
  return keep(context, { url, insecure }, context.profile, signedIn)
}

/** Uses a code that came by mail: for a sign-up, for signing in, or for the new address of who is signed in. */
export async function confirm(context: Context, options: CodeOptions): Promise<SignedIn> {
  if (options.email === undefined)
    needAll(context, { '--email': options.email, '--code': options.code })
  const email = await givenOrAsked(context, options.email, {
    flag: '--email',
    message: words().people.yourEmail,
    parse: asText,
    rule: ruleOf('email'),
  })
  const identity = chooseIdentity(context, 'anybody')
  const { url, insecure, name = '' } = identity
  // The answer may hold a token.
  if (url !== undefined) refuseInTheClear(url, context.insecure || insecure)
  const client = await connectAs(context, identity)
  const { customer, token } = await codeTyped(context, client, { ...options, email })
  if (token !== null) return keep(context, { url, insecure }, context.profile, { customer, token })
  await renewCustomer(context.places, { customer, url })
  return { profile: name, customer, staff: null }
}

/** How often a person may mistype the code. The box office allows as many tries. */
const TRIES = 5

/** The code of a mail. */
type Awaited = {
  readonly email: string
  /** the code, if it was given */
  readonly code?: string
  /** how it was asked for; absent if an earlier command did that */
  readonly asked?: AskedCode
}

/**
 * Asks for the code of the mail, or uses the one that was given.
 *
 * @param ask asks the person at the terminal
 */
export async function codeTyped(
  context: Context,
  client: Pick<Client, 'confirmCode'>,
  { email, code, asked }: Awaited,
  ask: typeof askText<string> = askText,
): Promise<ConfirmedResponse> {
  if (code !== undefined) return client.confirmCode(email, digits(code))
  const told = asked && sentText(email, asked, Date.now())
  const finish = finishWith(context, email)
  if (!context.interactive)
    throw told === undefined
      ? failure(
          'missing-argument',
          ({ people }) => people.codeMissing,
          ({ people }) => people.runIt(finish),
        )
      : failure('code-needed', told, ({ people }) => people.finishWith(finish))
  if (told !== undefined) context.say(told)
  for (let tries = 1; ; tries++) {
    const typed = await ask(words().people.codeQuestion, digits).catch((error: unknown) => {
      // The mail is out, and its code can be used later.
      throw wasInterrupted(error)
        ? failure('interrupted', told ?? words().people.nothingDone, ({ people }) =>
            people.finishLater(finish),
          )
        : error
    })
    try {
      return await client.confirmCode(email, typed)
    } catch (error) {
      const again = error instanceof Failure && error.code === 'code-not-valid' && tries < TRIES
      if (!again) throw error
      context.say(words().people.tryAgain(error.detail))
    }
  }
}

const wasInterrupted = (error: unknown) => error instanceof Failure && error.code === 'interrupted'

/** The command that uses the code at the same box office, for the same profile. */
function finishWith({ profile, url }: Pick<Context, 'profile' | 'url'>, email: string): string {
  const at = url === undefined ? '' : ` --url ${url}`
  const as = profile === undefined ? '' : ` --profile ${profile}`
  return `outerpark confirm --email ${email} --code CODE${as}${at}`
}

/** People copy a code with blanks. */
function digits(typed: string): string {
  const code = typed.replace(/[\s-]/g, '')
  if (/^\d{6}$/.test(code)) return code
  throw usage(
    ({ people }) => people.sixDigits,
    ({ people }) => people.codeExample,
  )
}

/** A box office, and whether the user allowed plain HTTP to it before. */
type SignInPlace = Pick<Identity, 'url' | 'insecure'>

/**
 * The box office at which somebody signs in. A profile that signs in again does so at the same one as before.
 * @throws Failure `insecure-address`, since a token would be sent or come
 */
export function signInPlace(context: Context): SignInPlace & { readonly before?: Profile } {
  const { places, profile: asked } = context
  if (asked !== undefined) checkProfileName(asked)
  const before = asked === undefined ? undefined : findProfile(readProfiles(places.profiles), asked)
  const url = elsewhere(context.url ?? before?.url, places.home)
  const insecure = before?.url === url && (before?.insecure ?? false)
  if (url !== undefined) refuseInTheClear(url, context.insecure || insecure)
  return { url, insecure, ...(before && { before }) }
}

/** Keeps the profile of a customer who has just signed in, under the name that they have already, if they have one. */
export function keep(
  context: Context,
  place: SignInPlace,
  wanted: string | undefined,
  { customer, token }: { readonly customer: CustomerResponse; readonly token: string | null },
): Promise<SignedIn> {
  if (token === null) throw new Error(words().people.noToken)
  const profile = { ...addressKept(context, place), token, customer }
  const known = Object.entries(readProfiles(context.places.profiles).profiles)
  const [own] = known.find(([, each]) => isSamePerson(context.places, each, profile)) ?? []
  return keepProfile(context.places, wanted ?? own ?? profileNameFor(customer.name), profile)
}

/** The address that a profile keeps. It keeps none for the daemon of this machine, which may move to another port. */
export function addressKept(
  { insecure: now }: Context,
  { url, insecure: before }: SignInPlace,
): Pick<Profile, 'url' | 'insecure'> {
  if (url === undefined) return {}
  return (now || before) && !isSafeAddress(url) ? { url, insecure: true } : { url }
}
