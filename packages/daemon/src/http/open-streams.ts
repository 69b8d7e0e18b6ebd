import type { ProblemParams } from '@outerpark/core/contract'
import { ID_PREFIX } from '@outerpark/core/kernel'
import { Problem } from './problem.ts'

/** The owner of the streams that are opened with the token of the home. A staff member's are those of their id. */
export const ADMIN_STREAMS = 'admin'

export type StreamLimits = {
  /** how many streams there may be in all */
  readonly most: number
  /** how many of them only those who work at the box office can open */
  readonly reserved: number
  /** how many of them those without a token can open */
  readonly strangers: number
  /** how many one owner may have */
  readonly each: number
}

const STREAM_LIMITS: StreamLimits = { most: 1_000, reserved: 50, strangers: 400, each: 20 }

/** The owner of the streams that are opened without a token from an address. */
export const strangerAt = (address: string): string => `${STRANGER}${address}`
const STRANGER = 'stranger '

export type OpenStream = {
  /** aborted when this stream has to give its place to somebody who has no stream */
  readonly closed: AbortSignal
  /** Frees the place. Call it once, when the stream has ended. */
  readonly leave: () => void
}

/**
 * Counts the streams that are open.
 *
 * If all of them are taken, somebody who has none still gets one as long as anybody else has several. The newest stream
 * of the owner who has most is closed for it. So many streams of few owners never keep others out.
 */
export function openStreams(limits = STREAM_LIMITS) {
  /** the streams of each owner, oldest first */
  const open = new Map<string, AbortController[]>()
  const countOf = (owner: string) => open.get(owner)?.length ?? 0

  const leave = (owner: string, stream: AbortController): void => {
    const mine = open.get(owner) ?? []
    if (!mine.includes(stream)) return
    if (mine.length === 1) open.delete(owner)
    else mine.splice(mine.indexOf(stream), 1)
  }

  /**
   * Closes a stream of the one who has most of them, staff excepted; for a stranger that of a stranger. Returns false if
   * nobody has several.
   */
  const makeRoom = (asking: string): boolean => {
    const mayLose = isStranger(asking) ? isStranger : (owner: string) => !isAdmin(owner)
    let greediest: string | undefined
    for (const owner of open.keys())
      if (mayLose(owner) && countOf(owner) > (greediest ? countOf(greediest) : 1)) greediest = owner
    const stream = greediest && open.get(greediest)?.at(-1)
    if (!greediest || !stream) return false
    leave(greediest, stream)
    stream.abort()
    return true
  }

  /** @throws Problem `too-many-streams` */
  const check = (owner: string): void => {
    const mine = countOf(owner)
    if (mine >= limits.each) throw tooMany({ case: 'yours', count: mine })
    const { taken, places } = roomFor(owner, open, limits)
    if (taken < places || (mine === 0 && makeRoom(owner))) return
    throw tooMany({
      case: 'all',
      for: isAdmin(owner) ? 'staff' : isStranger(owner) ? 'strangers' : 'customers',
      places,
      yours: mine,
    })
  }

  return {
    /** @throws Problem `too-many-streams` */
    enter(owner: string): OpenStream {
      check(owner)
      const stream = new AbortController()
      const mine = open.get(owner)
      if (mine) mine.push(stream)
      else open.set(owner, [stream])
      return { closed: stream.signal, leave: () => leave(owner, stream) }
    },
  }
}

/** Whether it is somebody who works at the box office. */
const isAdmin = (owner: string) =>
  owner === ADMIN_STREAMS || owner.startsWith(`${ID_PREFIX.staff}-`)

const isStranger = (owner: string) => owner.startsWith(STRANGER)

/** How many streams this owner and those like them have, and may have. */
function roomFor(
  owner: string,
  open: ReadonlyMap<string, readonly unknown[]>,
  { most, reserved, strangers }: StreamLimits,
) {
  if (isAdmin(owner)) return { taken: countIn(open, () => true), places: most }
  const others = { taken: countIn(open, (other) => !isAdmin(other)), places: most - reserved }
  if (!isStranger(owner) || others.taken >= others.places) return others
  return { taken: countIn(open, isStranger), places: strangers }
}

/** How many streams those owners have. */
function countIn(
  open: ReadonlyMap<string, readonly unknown[]>,
  isOne: (owner: string) => boolean,
): number {
  let count = 0
  for (const [owner, mine] of open) if (isOne(owner)) count += mine.length
  return count
}

const tooMany = (params: ProblemParams['too-many-streams']) =>
  new Problem('too-many-streams', params, { headers: { 'retry-after': '5' } })
