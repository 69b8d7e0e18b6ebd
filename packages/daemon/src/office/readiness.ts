import type { StatusResponse } from '@outerpark/core/contract'
import { isStorageTrouble } from '@outerpark/core/names'
import type { Store } from '@outerpark/core/ports'
import type { OnProblem } from '../http/answer.ts'
import type { ReadyCheck } from '../http/routes/probes.ts'

/** So many events MyPage may be behind while people rush. */
const BEHIND = 10_000

/**
 * What `/readyz?verbose` says. Only `accepting` decides: a box office is one process, so whoever is taken away from it has
 * none. Without payment bookings go on, without room to write people still see their bookings, and so on: those checks are
 * for the operator.
 */
function checksOf(
  { payment, tasks, failing, position, myPagePosition, alerts = [] }: StatusResponse,
  { ready, writable }: { readonly ready: boolean; readonly writable: boolean },
): ReadyCheck[] {
  const check = (name: string, ok: boolean): ReadyCheck => ({ name, ok, decides: false })
  return [
    { name: 'accepting', ok: ready, decides: true },
    check('storage', writable),
    check(
      'disk',
      alerts.every(({ alert }) => alert !== 'disk-low'),
    ),
    check('mypage', position - myPagePosition <= BEHIND),
    check('gateway', payment.breaker.state === 'closed'),
    check('notices', failing.length === 0),
    check(
      'dead-letters',
      Object.values(tasks).every(({ dead }) => dead === 0),
    ),
  ]
}

/** Knows whether the last write went well: a commit, or a request that could not be committed. */
export function watchReadiness(
  { onCommit, trouble }: Pick<Store, 'onCommit' | 'trouble'>,
  status: () => Promise<StatusResponse>,
  ready: () => boolean,
) {
  let isWritable = true
  onCommit(() => {
    isWritable = true
  })
  const refused: OnProblem = (code) => {
    if (isStorageTrouble(code)) isWritable = false
  }
  const checks = async () =>
    checksOf(await status(), { ready: ready(), writable: isWritable && trouble() === undefined })
  return { checks, refused }
}

/** One listener for those that there are. */
export function toAll(listeners: readonly (OnProblem | undefined)[]): OnProblem {
  const all = listeners.filter((each) => each !== undefined)
  return (...told) => {
    for (const tell of all) tell(...told)
  }
}
