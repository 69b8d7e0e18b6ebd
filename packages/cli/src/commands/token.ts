import type { Context } from '../context.ts'
import { chooseIdentity, nobodySignedIn, tokenOf } from '../profiles/identity.ts'
import type { ShownToken } from '../profiles/signed-in.ts'

/** The token that the chosen profile is signed in with. No box office is asked whether it still takes it. */
export function showToken(context: Context): ShownToken {
  const identity = chooseIdentity(context, 'customer')
  const token = tokenOf(identity, context)
  // chooseIdentity has seen to that; it cannot say so in its type.
  if (identity.name === undefined || token === undefined) throw nobodySignedIn()
  return { profile: identity.name, token }
}
