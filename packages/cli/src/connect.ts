import { type Client, makeClient } from './client.ts'
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
  const remote = context.url ?? identity.profile?.url
  if (remote === undefined) await ensureDaemon(context)
  const token = who === 'nobody' ? undefined : tokenOf(identity, context)
  return clientAt(context, remote, token)
}

/** A client for an address, or for the daemon of this machine wherever it listens at the moment. */
export function clientAt(
  { places, say }: Pick<Context, 'places' | 'say'>,
  remote: string | undefined,
  token: string | undefined,
): Client {
  const address = async () => remote ?? localAddress(places.home)
  return makeClient(makeHttp({ address, token, say }))
}

function localAddress(home: string): string {
  const state = readState(home)
  if (state) return state.url
  throw failure(
    'daemon-unreachable',
    `No daemon is running in ${home}.`,
    'Start it with: outerpark daemon start',
  )
}
