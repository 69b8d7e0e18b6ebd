import type { ConfirmedResponse, CustomerResponse } from '@outerpark/core/contract'
import { isSafeAddress } from '@outerpark/core/names'
import type { Client } from '../client/client.ts'
import { connectAs, refuseInTheClear } from '../connect.ts'
import type { Context } from '../context.ts'
import { elsewhere } from '../daemon/state.ts'
import { Failure, failure, usage } from '../failure.ts'
import { findProfile, type Profile, readProfiles } from '../profiles/file.ts'
import { keepProfile, renewCustomer } from '../profiles/keep.ts'
import { profileNameFor } from '../profiles/names.ts'
import type { SignedIn } from '../profiles/signed-in.ts'
import { askText, asText, givenOrAsked } from '../prompts/ask.ts'

export type CodeOptions = { readonly email?: string; readonly code?: string }

/** Signs a profile in with a code that comes by mail. A profile that is signed in as this customer gets the new token. */
export async function loginByMail(
  context: Context,
  { email = '' }: CodeOptions,
): Promise<SignedIn> {
  const url = elsewhere(context.url, context.places.home)
  if (url !== undefined) refuseInTheClear(url, context.insecure)
  const client = await connectAs(context, { url, insecure: false, token: () => undefined })
  await client.askForCode(email)
  return keep(context, url, context.profile, await codeTyped(context, client, { email }))
}

/** Uses a code that came by mail: for a sign-up, for signing in, or for the new address of who is signed in. */
export async function confirm(context: Context, options: CodeOptions): Promise<SignedIn> {
  const email = await givenOrAsked(context, options.email, {
    flag: '--email',
    message: 'Your e-mail address',
    parse: asText,
  })
  const known = readProfiles(context.places.profiles)
  const name = context.profile ?? known.current
  const profile = name === null ? undefined : findProfile(known, name)
  const url = elsewhere(context.url ?? profile?.url, context.places.home)
  if (url !== undefined) refuseInTheClear(url, context.insecure)
  const client = await connectAs(context, { url, insecure: false, token: () => profile?.token })
  const { customer, token } = await codeTyped(context, client, { ...options, email })
  if (token !== null) return keep(context, url, context.profile, { customer, token })
  await renewCustomer(context.places, customer)
  return { profile: name ?? '', customer, staff: null }
}

/** How often a person may mistype the code. The box office allows as many tries. */
const TRIES = 5

/** Asks for the code of the mail, or uses the one that was given. */
export async function codeTyped(
  context: Context,
  client: Client,
  { email, code }: { readonly email: string; readonly code?: string },
): Promise<ConfirmedResponse> {
  if (code !== undefined) return client.confirmCode(email, digits(code))
  if (!context.interactive)
    throw failure(
      'code-needed',
      `A code was sent to ${email}, if that is an address of yours here. It is valid for ten minutes.`,
      `Finish with: outerpark confirm --email ${email} --code CODE`,
    )
  context.say(`A code was sent to ${email}. It is valid for ten minutes.`)
  for (let tries = 1; ; tries++) {
    const typed = await askText('The six digits of the code', digits)
    try {
      return await client.confirmCode(email, typed)
    } catch (error) {
      const again = error instanceof Failure && error.code === 'code-not-valid' && tries < TRIES
      if (!again) throw error
      context.say(`${error.detail} Try again.`)
    }
  }
}

/** People copy a code with blanks. */
function digits(typed: string): string {
  const code = typed.replace(/[\s-]/g, '')
  if (/^\d{6}$/.test(code)) return code
  throw usage('The code of the mail has six digits.', 'Example: outerpark confirm --code 123456')
}

/** Keeps the profile of a customer who has just signed in, under the name that they have already, if they have one. */
export function keep(
  context: Context,
  url: string | undefined,
  wanted: string | undefined,
  { customer, token }: { readonly customer: CustomerResponse; readonly token: string | null },
): Promise<SignedIn> {
  if (token === null) throw new Error('There is no token.')
  const { profiles } = readProfiles(context.places.profiles)
  const [own] = Object.entries(profiles).find(([, each]) => each.customer?.id === customer.id) ?? []
  const name = wanted ?? own ?? profileNameFor(customer.name)
  return keepProfile(context.places, name, { ...addressKept(context, url), token, customer })
}

/** The address that a profile keeps. It keeps none for the daemon of this machine, which may move to another port. */
export function addressKept(
  { insecure: now }: Context,
  url: string | undefined,
  before = false,
): Pick<Profile, 'url' | 'insecure'> {
  if (url === undefined) return {}
  return (now || before) && !isSafeAddress(url) ? { url, insecure: true } : { url }
}
