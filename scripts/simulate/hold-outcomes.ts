import type { RecordedEvent } from '@outerpark/core/policies'
import { heldPlaces } from './invariants/known.ts'
import { linesIn } from './invariants/lines.ts'

/** What became of requests about holds in a story, by its log: how often each of it happened. */
export function holdOutcomes({
  events,
}: {
  readonly events: readonly RecordedEvent[]
}): ReadonlyMap<string, number> {
  const outcomes = events.flatMap((event, n) => outcomeOf(event, events[n - 1], events[n + 1]))
  return new Map(
    [...Map.groupBy(outcomes, (name) => name)].map(([name, those]) => [name, those.length]),
  )
}

function outcomeOf(
  event: RecordedEvent,
  before: RecordedEvent | undefined,
  after: RecordedEvent | undefined,
): readonly string[] {
  switch (event.type) {
    case 'SeatsHeld': {
      const replaces = before?.type === 'HoldEnded' && before.because === 'replaced'
      const end = endsAtStart(event) ? ' until the start' : ''
      const extended = event.mayExtend ? '' : ', after an extension'
      return [`${replaces ? 'replaced' : 'held'}${end}${extended}`]
    }
    case 'HoldExtended':
      return [endsAtStart(event) ? 'extended until the start' : 'extended']
    case 'HoldEnded': {
      if (event.because !== 'booked') return [event.because]
      const held = heldPlaces({ lines: linesIn(event) }).join()
      const booked = after?.type === 'Reserved' ? heldPlaces({ lines: linesIn(after) }).join() : ''
      return [held === booked ? 'booked' : 'other seats booked']
    }
    default:
      return []
  }
}

const endsAtStart = ({ until, startsAt }: { readonly until: string; readonly startsAt: string }) =>
  Date.parse(until) === Date.parse(startsAt)
