import { connectAs } from '../connect.ts'
import type { Context } from '../context.ts'
import { readState } from '../daemon/state.ts'
import { Failure, failure } from '../failure.ts'
import { changeProfiles } from '../profiles/change.ts'
import { findProfile, readProfiles } from '../profiles/file.ts'
import { chooseIdentity, nobodySignedIn, noSuchProfile } from '../profiles/identity.ts'
import { personIn } from '../profiles/keep.ts'
import type { ShownToken, WhoIsIt } from '../profiles/signed-in.ts'
import { askToConfirm } from '../prompts/ask.ts'
import { words } from '../words/words.ts'

export type LogoutOptions = {
  readonly yes?: boolean
  /** forget the token on this machine only */
  readonly local?: boolean
}

/** `revoked`: the box office does not accept the token any more */
export type LoggedOut = { readonly profile: string; readonly revoked: boolean }

/** Asks the person at the terminal, and revokes a token at the box office. Tests replace them. */
type Acts = {
  readonly confirm: (question: string) => Promise<boolean>
  readonly revoke: (context: Context, profile: string) => Promise<void>
}

/**
 * Revokes the token of a profile, and forgets it. Nobody can sign in with it any more, so this needs a yes. The token of
 * the home is only forgotten here: it belongs to nobody.
 */
export async function logout(
  context: Context,
  options: LogoutOptions,
  { confirm, revoke }: Acts = { confirm: askToConfirm, revoke: revokeOwn },
): Promise<LoggedOut> {
  const known = readProfiles(context.places.profiles)
  const name = context.profile ?? known.current
  if (name === null)
    throw failure(
      'not-signed-in',
      ({ people }) => people.signedOutAlready,
      ({ people }) => people.signInAgain,
    )
  const profile = findProfile(known, name)
  if (!profile) throw noSuchProfile(name)
  const isPersons = personIn(profile) !== undefined
  if (isPersons) await makeSure(context, name, { ...options, confirm })
  const revoked = isPersons && !options.local
  if (revoked) await revoke(context, name)
  await changeProfiles(context.places.profiles, ({ current, profiles }) => {
    const { [name]: _forgotten, ...others } = profiles
    return { current: current === name ? null : current, profiles: others }
  })
  return { profile: name, revoked }
}

async function makeSure(
  context: Context,
  name: string,
  { yes, local, confirm }: LogoutOptions & Pick<Acts, 'confirm'>,
): Promise<void> {
  const lost = local ? words().people.staysValid(name) : words().people.isRevoked(name)
  const way = local ? words().people.keepIt(name) : words().people.makeAnother(name)
  if (!yes && !context.interactive)
    throw failure(
      'confirmation-needed',
      ({ people }) => people.yesToLogout(lost),
      ({ people }) => people.runLogout(way, name, local ? ' --local' : ''),
    )
  if (yes) return
  context.say(`${lost}. ${way}`)
  if (!(await confirm(words().people.askLogout(name))))
    throw failure('not-confirmed', ({ people }) => people.staysSignedIn(name))
}

/** Revokes the token with which a profile is signed in. Does nothing if the box office does not accept it any more. */
async function revokeOwn(context: Context, profile: string): Promise<void> {
  const identity = chooseIdentity({ ...context, profile }, 'customer')
  // Fails here if another box office is asked, which knows nothing of this token.
  identity.token()
  try {
    const client = await connectAs(context, identity)
    const { token } = await client.whoami()
    if (token) await client.revokeToken(token.id)
  } catch (error) {
    if (!(error instanceof Failure)) throw error
    if (OVER.has(error.code)) return
    if (error.code !== 'daemon-unreachable') throw error
    throw failure(
      'daemon-unreachable',
      ({ people }) => people.notRevoked(profile, error.detail),
      ({ people }) => people.revokeLater(profile),
    )
  }
}

/** The box office does not accept the token, so there is nothing to revoke. */
const OVER: ReadonlySet<string> = new Set(['not-signed-in', 'token-revoked', 'token-ended'])

/** The role and the customer that the box office knows for the chosen profile. */
export async function whoami(context: Context): Promise<WhoIsIt> {
  const identity = chooseIdentity(context, 'customer')
  const answer = await (await connectAs(context, identity)).whoami()
  const url = identity.url ?? readState(context.places.home)?.url ?? ''
  return { profile: identity.name ?? '', url, ...answer }
}

/** The token that the chosen profile is signed in with. Does not ask the box office whether it still accepts it. */
export function showToken(context: Context): ShownToken {
  const { name, token: read } = chooseIdentity(context, 'customer')
  const token = read()
  // A customer's identity has both; its type cannot say so.
  if (name === undefined || token === undefined) throw nobodySignedIn()
  return { profile: name, token }
}
