import { type Clock, NoticeHeld } from '@outerpark/core/ports'

/** A notice, as far as the pace needs it. */
export type Paced = {
  /** the event; it names the notice */
  readonly about: string
  readonly to: string
  /** one sentence */
  readonly text: string
}

export type PaceSettings = {
  /** the most mails to one address within an hour; 0 is no limit */
  readonly perHour: number
  /** the longest time for which a notice is put off at once, in milliseconds */
  readonly longestWaitMs: number
  readonly clock: Clock
}

/** The mails to one address. */
type Box = {
  /** when mails of the last hour went out, ms since the epoch, oldest first */
  sent: number[]
  /** the sentences of the notices that wait, by their events, in the order in which they came */
  readonly held: Map<string, string>
  /** the notices that a summary has told. Their tasks end when they come again */
  readonly told: Set<string>
  summing: boolean
}

const HOUR_MS = 3_600_000

/** Addresses to which nothing went for an hour are forgotten once there are so many. */
const REMEMBERED = 10_000

/**
 * Limits how many mails go to one address, so that nobody's mailbox can be filled by bookings that fail. The first mails
 * of an hour go out one by one. Later notices wait, and when there is room again one summary tells all that wait.
 *
 * It is in memory: after a restart the hour begins anew, and notices that wait are counted again.
 */
export function mailPace<Notice extends Paced>(settings: PaceSettings) {
  const { perHour, clock } = settings
  const boxes = new Map<string, Box>()

  const boxOf = (to: string): Box => {
    const known = boxes.get(to)
    if (known) return known
    if (boxes.size >= REMEMBERED) forgetIdle(boxes, clock.now() - HOUR_MS)
    const box: Box = { sent: [], held: new Map(), told: new Set(), summing: false }
    boxes.set(to, box)
    return box
  }

  /**
   * Sends a notice, or the summary of all that wait. Resolves if the customer has been told.
   * @throws NoticeHeld if the notice has to wait
   */
  return async (
    notice: Notice,
    send: {
      readonly one: () => Promise<void>
      /** @param together the sentences of all notices that waited, by their events, the oldest first */
      readonly summary: (together: ReadonlyMap<string, string>) => Promise<void>
    },
  ): Promise<void> => {
    if (perHour === 0) return send.one()
    const box = boxOf(notice.to)
    if (box.told.delete(notice.about)) return
    const since = clock.now() - HOUR_MS
    // A time in the future means that the clock was set back.
    box.sent = box.sent.filter((at) => at > since && at <= clock.now())
    if (box.summing || box.sent.length >= perHour) return hold(box, notice, settings)
    box.held.set(notice.about, notice.text)
    if (box.held.size === 1) {
      box.held.clear()
      return counted(box, clock, send.one)
    }
    const together = new Map(box.held)
    box.summing = true
    try {
      await counted(box, clock, () => send.summary(together))
    } finally {
      box.summing = false
    }
    for (const about of together.keys()) {
      box.held.delete(about)
      if (about !== notice.about) box.told.add(about)
    }
  }
}

/** @throws NoticeHeld always */
function hold(
  box: Box,
  { about, text }: Paced,
  { perHour, longestWaitMs, clock }: PaceSettings,
): never {
  box.held.set(about, text)
  const room = box.summing ? 0 : (box.sent[0] ?? 0) + HOUR_MS
  const until = Math.max(room, clock.now() + 1000)
  throw new NoticeHeld(
    `The address gets ${perHour} mails an hour at most; a summary follows.`,
    Math.min(until, clock.now() + longestWaitMs),
  )
}

/** Counts a mail while it is under way, too. One that failed does not count. */
async function counted(box: Box, clock: Clock, send: () => Promise<void>): Promise<void> {
  const now = clock.now()
  box.sent.push(now)
  try {
    await send()
  } catch (error) {
    box.sent.splice(box.sent.lastIndexOf(now), 1)
    throw error
  }
}

function forgetIdle(boxes: Map<string, Box>, since: number): void {
  for (const [to, { sent, summing }] of boxes)
    if (!summing && (sent.at(-1) ?? 0) < since) boxes.delete(to)
}
