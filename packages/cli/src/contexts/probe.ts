import { VERSION_HEADER } from '@outerpark/core/names'
import { failure } from '../failure.ts'
import { readBody, send } from '../http/request.ts'
import { versionGap } from '../http/versions.ts'
import { readVersion } from '../version.ts'

/** How long a box office may take to answer, in milliseconds. */
const PATIENCE_MS = 10_000

/**
 * Looks whether a box office of OuterPark answers at an address. Sends no token.
 *
 * @returns what differs between its version and this one; undefined if nothing does
 * @throws Failure `daemon-unreachable`, `unexpected-answer` (it is no OuterPark), `office-outdated`
 */
export async function probeOffice(url: string): Promise<string | undefined> {
  const place = { url }
  const headers = { [VERSION_HEADER]: readVersion(), accept: 'application/json' }
  const answer = await send({
    ...{ method: 'GET', place, path: '/livez', headers },
    silenceMs: PATIENCE_MS,
    signal: AbortSignal.timeout(PATIENCE_MS),
  } as const)
  const text = await readBody(answer, place)
  if (answer.statusCode !== 200 || !isLiveness(text))
    throw failure(
      'unexpected-answer',
      ({ contexts }) => contexts.noOffice(url, answer.statusCode ?? 0),
      ({ contexts }) => contexts.wholeAddress,
    )
  const theirs = answer.headers[VERSION_HEADER]
  if (typeof theirs === 'string') return versionGap(readVersion(), theirs)
  throw failure(
    'office-outdated',
    ({ contexts }) => contexts.outdated(url, readVersion()),
    ({ contexts }) => contexts.updateThere,
  )
}

/** `{"status":"ok","instance":"…"}`, as only a box office of OuterPark answers. */
function isLiveness(text: string): boolean {
  try {
    const { status, instance } = JSON.parse(text) ?? {}
    return status === 'ok' && typeof instance === 'string'
  } catch {
    return false
  }
}
