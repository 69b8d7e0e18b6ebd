import { connectAs } from '../connect.ts'
import type { Context } from '../context.ts'
import { readState } from '../daemon/state.ts'
import { failure } from '../failure.ts'
import { changeProfiles } from '../profiles/change.ts'
import { findProfile, readProfiles } from '../profiles/file.ts'
import { chooseIdentity, nobodySignedIn, noSuchProfile } from '../profiles/identity.ts'
import type { ShownToken, WhoIsIt } from '../profiles/signed-in.ts'
import { askToConfirm } from '../prompts/ask.ts'

export type LogoutOptions = { readonly yes?: boolean }

/**
 * Forgets the token of a profile; the box office keeps the customer.
 * A customer's token is lost unless somebody has kept it, so this needs a yes.
 *
 * @param confirm asks the person at the terminal
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
  // The admin's token stays in the daemon's home. A customer's token is shown only once, at the sign-up.
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
