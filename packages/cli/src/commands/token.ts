import type { Context } from '../context.ts'
import { chooseIdentity, nobodySignedIn } from '../profiles/identity.ts'
import type { ShownToken } from '../profiles/signed-in.ts'

/** The token that the chosen profile is signed in with. No box office is asked whether it still takes it. */
export function showToken(context: Context): ShownToken {
  const { name, token: read } = chooseIdentity(context, 'customer')
  const token = read()
  // A customer's identity has both; its type cannot say so.
  if (name === undefined || token === undefined) throw nobodySignedIn()
  return { profile: name, token }
}
