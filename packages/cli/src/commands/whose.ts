import type { Client } from '../client/client.ts'
import { customerId } from '../client/whose.ts'
import { connectAs } from '../connect.ts'
import type { Context } from '../context.ts'
import { failure } from '../failure.ts'
import { chooseIdentity } from '../profiles/identity.ts'
import { ADMIN } from '../profiles/names.ts'
import { chooser } from '../prompts/ask.ts'
import { whichCustomer } from '../prompts/people.ts'

/** The customer whom a command is about: who is signed in, or the one whom the admin names. And the box office that is asked. */
export async function whose(
  context: Context,
  given: string | undefined,
  example: string,
): Promise<{ client: Client; id: string; url: string | undefined }> {
  const identity = chooseIdentity(context, given === undefined ? 'customer' : 'admin')
  const isAdmin = identity.name === ADMIN || identity.profile?.customer === null
  const typed = isAdmin && context.interactive ? await whichCustomer(context, given) : given
  if (typed === undefined && isAdmin)
    throw failure(
      'missing-argument',
      ({ people }) => people.adminIsNoCustomer,
      ({ people }) => people.example(example),
    )
  const client = await connectAs(context, identity)
  const { url } = identity
  if (typed === undefined) return { client, id: 'me', url }
  // A customer may name themselves.
  const own = identity.profile?.customer
  if (own && (typed === own.id || typed === 'me')) return { client, id: 'me', url }
  return { client, id: await customerId(client, typed, chooser(context)), url }
}
