import { CONTROL_STATE, type DaemonState, type StateFile } from '@outerpark/core/names'
import { readBody, send } from '../http/request.ts'
import { isDaemonOf } from './process.ts'
import { readState, socketOf } from './state.ts'

const PATIENCE_MS = 2_000

/** The daemon of a home, as it was found. Only what `running` says comes from the daemon itself. */
export type Found =
  | { readonly kind: 'running'; readonly state: DaemonState; readonly file: StateFile }
  /** it has the socket of the home and does not answer */
  | { readonly kind: 'hanging'; readonly file: StateFile }
  /** a daemon of version 0.1, which has no socket; it holds the lock of the home */
  | { readonly kind: 'outdated'; readonly file: StateFile }
  | { readonly kind: 'nobody' }

/**
 * Finds the daemon of this home over its socket. The process id and the port in the state file prove nothing: when a
 * daemon has died, another program may have got both.
 *
 * @throws FileNotTrusted
 */
export async function findDaemon(home: string, patienceMs = PATIENCE_MS): Promise<Found> {
  const file = readState(home)
  if (!file) return { kind: 'nobody' }
  if (file.socket === undefined)
    return isDaemonOf(home, file) ? { kind: 'outdated', file } : { kind: 'nobody' }
  const socketPath = socketOf(home, file)
  if (socketPath === undefined) return { kind: 'nobody' }
  const signal = AbortSignal.timeout(patienceMs)
  const place = { url: file.url, socketPath }
  try {
    const answer = await send({
      method: 'GET',
      place,
      path: CONTROL_STATE,
      headers: controlHeaders(file),
      silenceMs: 0,
      signal,
    })
    const text = await readBody(answer, place)
    // Any other answer comes from a daemon that has started since, and whose state file is not there yet.
    if (answer.statusCode !== 200) return { kind: 'nobody' }
    return { kind: 'running', state: JSON.parse(text) as DaemonState, file } // our daemon sends nothing else
  } catch {
    return signal.aborted ? { kind: 'hanging', file } : { kind: 'nobody' }
  }
}

/** The headers of a request to the control of the daemon. */
export const controlHeaders = ({ controlKey = '' }: StateFile) => ({
  authorization: `Bearer ${controlKey}`,
})
