import { isSafeAddress } from '@outerpark/core/names'
import { type Client, makeClient } from './client/client.ts'
import type { Context } from './context.ts'
import { ensureDaemon } from './daemon/ensure.ts'
import { elsewhere, readState, socketOf } from './daemon/state.ts'
import { failure } from './failure.ts'
import { type Caller, makeHttp } from './http/http.ts'
import type { Place } from './http/request.ts'
import { mendElsewhere, mendHere, versionGap } from './http/versions.ts'
import type { Places } from './places.ts'
import { chooseIdentity, type Identity, type Who } from './profiles/identity.ts'
import { readVersion } from './version.ts'

/**
 * A client for the box office that the command is meant for, with the token that it needs.
 * Starts the daemon of this machine if it does not run. A box office elsewhere has to run already.
 */
export async function connect(context: Context, who: Who, more: Revival = {}): Promise<Client> {
  return connectAs(context, chooseIdentity(context, who), more)
}

/** Who watches shows at once that the connection is lost, and tries again by itself. */
const WATCHING = { streamPatienceMs: 0 }

type Revival = {
  /** whether a request starts the daemon of this machine again if it has ended; it does if this is left out */
  readonly revives?: boolean
  /** ends all requests; if it is given, Ctrl-C does not end them */
  readonly signal?: AbortSignal
}

/** As {@link connect}, for an identity that was chosen before. */
export async function connectAs(
  context: Context,
  { url, token, insecure }: Pick<Identity, 'url' | 'token' | 'insecure'>,
  { revives = true, signal }: Revival = {},
): Promise<Client> {
  const { places, say, key } = context
  const other = elsewhere(url, places.home)
  if (other !== undefined) {
    const sent = token()
    if (sent !== undefined) refuseInTheClear(other, context.insecure || insecure)
    const heard = versionWatch(context, () => `${mendElsewhere()} (${other})`)
    const place = () => ({ url: other })
    const watching = revives ? {} : WATCHING
    return makeClient(makeHttp({ place, token: sent, say, heard, key, signal, ...watching }))
  }
  await ensureDaemon(context)
  const revive = () => ensureDaemon(context)
  const heard = versionWatch(context, mendHere)
  const more = { say, heard, key, signal, ...(revives ? { revive } : WATCHING) }
  return clientHere(places.home, token(), more)
}

/** The commands that have been told that the versions differ. Each is told once. */
const told = new WeakSet<Places>()

/** Tells the user if the box office has another version than this program, and what to do. */
function versionWatch(
  { places, say }: Pick<Context, 'places' | 'say'>,
  mend: (own: string, theirs: string | undefined) => string,
): (theirs: string | undefined) => void {
  return (theirs) => {
    const own = readVersion()
    const gap = versionGap(own, theirs)
    if (gap === undefined || told.has(places)) return
    told.add(places)
    say(`${gap} ${mend(own, theirs)}`)
  }
}

/**
 * Refuses to send a token, or to get one, over plain HTTP to another machine: whoever is on the way could read it.
 * @param allowed whether the user allowed it with `--insecure`, now or at the sign-in
 */
export function refuseInTheClear(url: string, allowed: boolean): void {
  if (allowed || isSafeAddress(url)) return
  throw failure(
    'insecure-address',
    ({ lines }) => lines.insecure(url),
    ({ lines }) => lines.httpsAddress,
  )
}

/** A client for the daemon of this home, which has to run. */
export function clientHere(
  home: string,
  token: string | undefined,
  more: Pick<Caller, 'say' | 'signal' | 'revive' | 'heard' | 'key' | 'language'> = {},
): Client {
  return makeClient(makeHttp({ place: () => placeHere(home), token, ...more }))
}

/**
 * The socket of the daemon of this home. It is looked up and checked before each connection, since the daemon may have
 * ended meanwhile, and another program may listen on its port.
 */
function placeHere(home: string): Place {
  const state = readState(home)
  const socketPath = state && socketOf(home, state)
  if (state && socketPath !== undefined) return { url: state.url, socketPath }
  throw failure(
    'daemon-unreachable',
    ({ lines }) => lines.noDaemon(home),
    ({ lines }) => lines.startDaemon,
  )
}
