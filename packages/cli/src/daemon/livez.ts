import { readBody, send } from '../http/request.ts'

const PATIENCE_MS = 2_000

/** Whether a box office answers at the address. */
export async function isAlive(url: string): Promise<boolean> {
  const signal = AbortSignal.timeout(PATIENCE_MS)
  const place = { url }
  try {
    const asked = { method: 'GET', path: '/livez', headers: {}, silenceMs: 0 } as const
    const answer = await send({ ...asked, place, signal })
    await readBody(answer, place)
    return answer.statusCode === 200
  } catch {
    return false
  }
}
