import { type Client, makeClient } from './client/client.ts'
import type { Context } from './context.ts'
import { ensureDaemon } from './daemon/ensure.ts'
import { readState } from './daemon/state.ts'
import { failure } from './failure.ts'
import { makeHttp } from './http/http.ts'
import { chooseIdentity, tokenOf, type Who } from './profiles/identity.ts'

/**
 * The box office that the command is meant for, with the identity that it needs.
 * The daemon of this machine is started if it is not running; one elsewhere has to be there.
 */
export async function connect(context: Context, who: Who): Promise<Client> {
  const identity = chooseIdentity(context, who)
  const elsewhere = context.url ?? identity.profile?.url
  if (elsewhere === undefined) await ensureDaemon(context)
  const token = who === 'nobody' ? undefined : tokenOf(identity, context)
  return elsewhere === undefined ? clientHere(context, token) : clientAt(elsewhere, token, context)
}

/** A client for the box office elsewhere, or for the daemon of this machine, which is started if need be. */
export async function clientFor(
  context: Context,
  elsewhere: string | undefined,
  token: string | undefined,
): Promise<Client> {
  if (elsewhere !== undefined) return clientAt(elsewhere, token, context)
  await ensureDaemon(context)
  return clientHere(context, token)
}

/** A client for one address, wherever that is. */
export function clientAt(
  url: string,
  token: string | undefined,
  { say, signal }: Partial<Pick<Context, 'say'>> & { signal?: AbortSignal } = {},
): Client {
  return makeClient(makeHttp({ address: () => url, token, say, signal }))
}

/** A client for the daemon of this machine wherever it listens at the moment, also after it has died. */
function clientHere(context: Context, token: string | undefined): Client {
  const { places, say } = context
  const revive = () => ensureDaemon(context)
  return makeClient(makeHttp({ address: () => addressIn(places.home), revive, token, say }))
}

function addressIn(home: string): string {
  const state = readState(home)
  if (state) return state.url
  throw failure(
    'daemon-unreachable',
    `No daemon is running in ${home}.`,
    'Start it with: outerpark daemon start',
  )
}
