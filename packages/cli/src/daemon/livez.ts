import { readBody, send } from '../http/request.ts'

const PROBE_MS = 2_000

/**
 * Whether somebody is at the address: true also if nothing comes back in time, since a daemon that hangs
 * still holds its port.
 */
export async function answers(address: string): Promise<boolean> {
  return (await probe(address)) !== 'nobody'
}

/** Whether the daemon there is alive, hangs, or is not there. */
export async function probe(address: string): Promise<'alive' | 'hanging' | 'nobody'> {
  const url = new URL(`${address}/livez`)
  const signal = AbortSignal.timeout(PROBE_MS)
  try {
    const answer = await send({ method: 'GET', url, headers: {}, silenceMs: 0, signal })
    await readBody(answer, url)
    return answer.statusCode === 200 ? 'alive' : 'hanging'
  } catch {
    return signal.aborted ? 'hanging' : 'nobody'
  }
}
