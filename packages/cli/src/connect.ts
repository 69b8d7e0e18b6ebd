import { isSafeAddress } from '@outerpark/core/names'
import { type Client, makeClient } from './client/client.ts'
import type { Context } from './context.ts'
import { ensureDaemon } from './daemon/ensure.ts'
import { readState } from './daemon/state.ts'
import { failure } from './failure.ts'
import { makeHttp } from './http/http.ts'
import { chooseIdentity, type Identity, type Who } from './profiles/identity.ts'

/**
 * A client for the box office that the command is meant for, with the token that it needs.
 * Starts the daemon of this machine if it does not run. A box office elsewhere has to run already.
 */
export async function connect(context: Context, who: Who): Promise<Client> {
  return connectAs(context, chooseIdentity(context, who))
}

/** As {@link connect}, for an identity that was chosen before. */
export async function connectAs(
  context: Context,
  { url, token, insecure }: Pick<Identity, 'url' | 'token' | 'insecure'>,
): Promise<Client> {
  if (url !== undefined) {
    const sent = token()
    if (sent !== undefined) refuseInTheClear(url, context.insecure || insecure)
    return clientAt(url, sent, context)
  }
  await ensureDaemon(context)
  return clientHere(context, token())
}

/**
 * Refuses to send a token, or to get one, over plain HTTP to another machine: whoever is on the way could read it.
 * @param allowed whether the user allowed it with `--insecure`, now or at the sign-in
 */
export function refuseInTheClear(url: string, allowed: boolean): void {
  if (allowed || isSafeAddress(url)) return
  throw failure(
    'insecure-address',
    `${url} is another machine, and its address is not https://: everybody on the way could read the token.`,
    'Use its https:// address. If you trust the network: --insecure',
  )
}

/** A client for one address, on this machine or elsewhere. */
export function clientAt(
  url: string,
  token: string | undefined,
  { say, signal }: Partial<Pick<Context, 'say'>> & { signal?: AbortSignal } = {},
): Client {
  return makeClient(makeHttp({ address: () => url, token, say, signal }))
}

/** A client for the daemon of this machine, wherever it listens at the moment; starts it again if it has died. */
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
