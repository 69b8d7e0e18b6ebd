import { type Clock, NoticeHeld } from '@outerpark/core/ports'

export type PaceSettings = {
  /** the most mails to one address within an hour; 0 is no limit */
  readonly perHour: number
  /** the longest time for which a notice is put off at once, in milliseconds */
  readonly longestWaitMs: number
  readonly clock: Clock
}

/** A notice, as far as the pace needs it: the event names it. */
type Named = { readonly about: string }

/** How a notice is sent. */
export type Sending<Notice> = {
  readonly one: () => Promise<void>
  /** @param together all notices that waited, and this one; in the order in which they came */
  readonly summary: (together: readonly Notice[]) => Promise<void>
  /** whether a notice that waited is still to be sent to this address */
  readonly isWanted: (notice: Notice) => Promise<boolean>
}

/** The mails to one address. */
type Box<Notice> = {
  /** when mails of the last hour went out, ms since the epoch, oldest first */
  sent: number[]
  /** the notices that wait, by their events, in the order in which they came */
  readonly held: Map<string, Notice>
  summing: boolean
}

const HOUR_MS = 3_600_000

/**
 * If there are so many addresses, those to which nothing was sent for an hour are forgotten. Notices that wait for them come
 * again.
 */
const REMEMBERED = 10_000

/**
 * Limits how many mails go to one address, so that nobody's mailbox can be filled by bookings that fail. The first mails
 * of an hour go out one by one. Later notices wait, and when there is room again one summary tells all that wait.
 *
 * It is in memory: after a restart the hour begins anew, and notices that wait are counted again.
 */
export function mailPace<Notice extends Named>({ perHour, longestWaitMs, clock }: PaceSettings) {
  const boxes = new Map<string, Box<Notice>>()

  const boxOf = (to: string): Box<Notice> => {
    const known = boxes.get(to)
    if (known) return known
    if (boxes.size >= REMEMBERED) forgetIdle(boxes, clock.now() - HOUR_MS)
    const box: Box<Notice> = { sent: [], held: new Map(), summing: false }
    boxes.set(to, box)
    return box
  }

  /** @throws NoticeHeld always */
  const hold = (box: Box<Notice>, notice: Notice): never => {
    box.held.set(notice.about, notice)
    const room = box.summing ? 0 : (box.sent[0] ?? 0) + HOUR_MS
    const until = Math.max(room, clock.now() + 1000)
    throw new NoticeHeld(
      `The address gets ${perHour} mails an hour at most; a summary follows.`,
      Math.min(until, clock.now() + longestWaitMs),
    )
  }

  /**
   * Sends a notice, or the summary of all that wait. Resolves when it was sent.
   * @param to the address
   * @returns the other notices that the summary has told; none if it was not one
   * @throws NoticeHeld if the notice has to wait
   */
  return async (
    to: string,
    notice: Notice,
    sending: Sending<Notice>,
  ): Promise<readonly Notice[]> => {
    if (perHour === 0) return alone(sending)
    const box = boxOf(to)
    const since = clock.now() - HOUR_MS
    // A time in the future means that the clock was set back.
    box.sent = box.sent.filter((at) => at > since && at <= clock.now())
    if (box.summing || box.sent.length >= perHour) return hold(box, notice)
    const others = box.held.size - (box.held.has(notice.about) ? 1 : 0)
    if (others === 0) {
      box.held.clear()
      return counted(box, clock, () => alone(sending))
    }
    box.summing = true
    try {
      return await tellAll(box, notice, sending, clock)
    } finally {
      box.summing = false
    }
  }
}

const NONE: readonly never[] = []

async function alone({ one }: Pick<Sending<never>, 'one'>): Promise<readonly never[]> {
  await one()
  return NONE
}

/** Tells a notice, with all others of the box that are still wanted. */
async function tellAll<Notice extends Named>(
  box: Box<Notice>,
  notice: Notice,
  sending: Sending<Notice>,
  clock: Clock,
): Promise<readonly Notice[]> {
  const { held } = box
  for (const other of [...held.values()])
    if (other.about !== notice.about && !(await sending.isWanted(other))) held.delete(other.about)
  held.set(notice.about, notice)
  const together = [...held.values()]
  const others = together.filter(({ about }) => about !== notice.about)
  await counted(box, clock, () => (others.length > 0 ? sending.summary(together) : sending.one()))
  for (const { about } of together) held.delete(about)
  return others
}

/** Counts a mail while it is under way, too. One that failed does not count. */
async function counted<T>(
  box: Pick<Box<unknown>, 'sent'>,
  clock: Clock,
  send: () => Promise<T>,
): Promise<T> {
  const now = clock.now()
  box.sent.push(now)
  try {
    return await send()
  } catch (error) {
    box.sent.splice(box.sent.lastIndexOf(now), 1)
    throw error
  }
}

function forgetIdle(boxes: Map<string, Box<unknown>>, since: number): void {
  for (const [to, { sent, summing }] of boxes)
    if (!summing && (sent.at(-1) ?? 0) < since) boxes.delete(to)
}
