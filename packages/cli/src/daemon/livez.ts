import type { StateFile } from '@outerpark/core/names'
import { readBody, send } from '../http/request.ts'

const PATIENCE_MS = 2_000

type Expected = Partial<Pick<StateFile, 'instance'>> & { readonly patienceMs?: number }

/**
 * Whether the daemon at this address is alive, does not answer, or is not there. A program that answers with another
 * instance than the state file's is not that daemon; it got the daemon's port later.
 */
export async function probe(
  address: string,
  { instance, patienceMs = PATIENCE_MS }: Expected = {},
): Promise<'alive' | 'hanging' | 'nobody'> {
  const url = new URL(`${address}/livez`)
  const signal = AbortSignal.timeout(patienceMs)
  try {
    const answer = await send({ method: 'GET', url, headers: {}, silenceMs: 0, signal })
    const text = await readBody(answer, url)
    if (instance !== undefined) return instanceIn(text) === instance ? 'alive' : 'nobody'
    return answer.statusCode === 200 ? 'alive' : 'hanging'
  } catch {
    return signal.aborted ? 'hanging' : 'nobody'
  }
}

function instanceIn(text: string): unknown {
  try {
    const answer: unknown = JSON.parse(text)
    return typeof answer === 'object' && answer && 'instance' in answer && answer.instance
  } catch {
    return undefined
  }
}
