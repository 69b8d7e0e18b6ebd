import { setMaxListeners } from 'node:events'
import type { StatusResponse } from '@outerpark/core/contract'
import { isLoopback } from '@outerpark/core/names'
import type { Client } from '../client/client.ts'
import { connectAs } from '../connect.ts'
import type { Context } from '../context.ts'
import { elsewhere, readState } from '../daemon/state.ts'
import { failure } from '../failure.ts'
import { chooseIdentity } from '../profiles/identity.ts'
import { words } from '../words/words.ts'
import type { LoadFlags } from './plan.ts'

/** The box office of a load. */
export type Target = {
  readonly admin: Client
  /** a client without a token, for sign-ups */
  readonly nobody: Client
  /** where customers reach it; the load goes there, even if the admin goes through the socket of the home */
  readonly url: string
}

/** Connects to the box office that the command is meant for. */
export async function findTarget(context: Context): Promise<Target> {
  const identity = chooseIdentity(context, 'admin')
  // Ctrl-C ends the load and not a request: what was begun is brought to its end.
  const { signal } = new AbortController()
  setMaxListeners(0, signal)
  const admin = await connectAs(context, identity, { signal })
  const nobody = await connectAs(context, { ...identity, token: () => undefined }, { signal })
  const { home } = context.places
  const url = elsewhere(identity.url, home) ?? readState(home)?.url
  if (url === undefined) throw failure('daemon-unreachable', ({ lines }) => lines.noDaemon(home))
  return { admin, nobody, url: reachable(url) }
}

/** A daemon that listens on every address of this machine is reached at its loopback address. */
function reachable(text: string): string {
  const url = new URL(text)
  if (url.hostname === '0.0.0.0') url.hostname = '127.0.0.1'
  if (url.hostname === '[::]') url.hostname = '[::1]'
  return url.href.replace(/\/$/, '')
}

type Seen = Pick<StatusResponse, 'mode'> & {
  readonly gateway: Pick<StatusResponse['gateway'], 'name'>
}

/** Why a load of this box office could harm somebody; empty if it cannot. */
export function dangersOf(url: string, { mode, gateway }: Seen): string[] {
  const { load } = words()
  const { hostname, origin } = new URL(url)
  return [
    ...(isLoopback(hostname) ? [] : [load.isElsewhere(origin)]),
    ...(gateway.name === 'sandbox' ? [] : [load.isCharging(gateway.name)]),
    ...(/^prod(uct(ion)?)?$/i.test(mode) ? [load.isProduct(mode)] : []),
  ]
}

/**
 * Refuses to load a box office elsewhere, or one that may take real money, unless both options say that it is meant.
 * @throws Failure `confirmation-needed`
 */
export function refuseDanger(
  url: string,
  status: Seen,
  { againstRemote = false, yesIMeanIt = false }: Pick<LoadFlags, 'againstRemote' | 'yesIMeanIt'>,
): void {
  const dangers = dangersOf(url, status)
  if (dangers.length === 0 || (againstRemote && yesIMeanIt)) return
  throw failure('confirmation-needed', dangers.join(' '), ({ load }) => load.bothWords)
}
