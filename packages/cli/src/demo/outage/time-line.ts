import type { EventResponse, StatusResponse } from '@outerpark/core/contract'
import type { BreakerChanged } from '@outerpark/core/payment'
import type { Live } from '../../live/live.ts'
import { nextChange } from '../../live/next-change.ts'
import { breakerText } from '../../text/breaker.ts'
import type { Audience, Change, OutageView, Tally } from './view.ts'

export type TimeLine = {
  readonly view: () => OutageView
  /** Adds a line. */
  readonly note: (text: string, change?: Partial<Pick<Change, 'kind' | 'commands'>>) => void
  /**
   * Waits until `isSo` is true of the view, and returns whether it is. Gives up after `patienceMs`.
   * Fails if the box office does not answer: the story cannot go on without it.
   */
  readonly until: (isSo: (view: OutageView) => boolean, patienceMs: number) => Promise<boolean>
}

type Given = {
  readonly tally: () => Tally
  readonly audience: Audience
  /** an abort ends every wait */
  readonly signal: AbortSignal
}

/** The time line of a story about a live box office. It begins with the first status. */
export async function makeTimeLine(
  live: Live,
  { tally, audience, signal }: Given,
): Promise<TimeLine> {
  const first = await firstStatus(live, signal)
  const begun = performance.now()
  const changes: Change[] = []

  const view = (): OutageView => ({
    elapsedMs: performance.now() - begun,
    now: Date.now(),
    status: live.snapshot().status ?? first,
    bookings: tally(),
    samples: live.snapshot().samples,
    changes,
  })
  const note: TimeLine['note'] = (text, { kind = 'news', commands = [] } = {}) => {
    const change = { atMs: performance.now() - begun, kind, text, commands }
    changes.push(change)
    audience.onChange(change, view())
  }
  live.onEvent((event) => {
    // The type says which event it is.
    if (event.type === 'BreakerChanged')
      note(breakerText(event as EventResponse & BreakerChanged), { kind: 'breaker' })
  })
  let shown = live.snapshot().samples
  live.subscribe(() => {
    const { samples } = live.snapshot()
    if (samples === shown) return
    shown = samples
    audience.onSample(view())
  })

  return {
    view,
    note,
    async until(isSo, patienceMs) {
      const tooLong = AbortSignal.timeout(patienceMs)
      const either = AbortSignal.any([tooLong, signal])
      while (!isSo(view())) {
        failIfLost(live)
        signal.throwIfAborted()
        if (tooLong.aborted) return false
        await nextChange(live, either)
      }
      return true
    },
  }
}

async function firstStatus(live: Live, signal: AbortSignal): Promise<StatusResponse> {
  for (;;) {
    failIfLost(live)
    signal.throwIfAborted()
    const { status } = live.snapshot()
    if (status) return status
    await nextChange(live, signal)
  }
}

function failIfLost(live: Live): void {
  const { connection } = live.snapshot()
  if (connection.state === 'lost' || connection.state === 'failed') throw connection.failure
}
