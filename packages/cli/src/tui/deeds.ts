import type { ReservationResponse } from '@outerpark/core/contract'
import { formatMoney } from '@outerpark/core/kernel'
import { hallTime, type Language, seatsText } from '@outerpark/core/names'
import type { Client } from '../client/client.ts'
import type { MyPage } from '../client/mypage.ts'
import { type Way, wordsSameWay } from '../text/same-way.ts'
import { commandLine } from './app/equal.ts'
import { isUnsettled } from './screens/steps.ts'
import type { Session } from './session.ts'
import type { TuiWords } from './words/en.ts'

/** What was done at this terminal. */
export type Deed = {
  readonly is: 'booked' | 'cancelled'
  readonly reservation: ReservationResponse
}

/** What was asked for at this terminal and has no answer yet. */
export type Unanswered = { count: number }

/** The session, which notes what is booked and cancelled with it, and how much of that has no answer yet. */
export function noted(session: Session, deeds: Deed[], unanswered: Unanswered): Session {
  // The same client has to stay the same one: a new one means that somebody signed in or out.
  const noting = new WeakMap<Client, Client>()
  return {
    ...session,
    get own() {
      const { own } = session
      const known = noting.get(own) ?? withNotes(own, deeds, unanswered)
      noting.set(own, known)
      return known
    },
  }
}

function withNotes(client: Client, deeds: Deed[], unanswered: Unanswered): Client {
  const note = async (is: Deed['is'], asked: Promise<ReservationResponse>) => {
    unanswered.count += 1
    try {
      const reservation = await asked
      deeds.push({ is, reservation })
      return reservation
    } finally {
      unanswered.count -= 1
    }
  }
  return {
    ...client,
    book: (request) => note('booked', client.book(request)),
    cancel: (id, order) => note('cancelled', client.cancel(id, order)),
  }
}

/** How many bookings the box office has not settled yet: a payment or a refund is under way. */
export const unsettledIn = (page: MyPage | undefined): number =>
  page?.reservations.filter(isUnsettled).length ?? 0

/** The language in which it is told, and what the next command needs to run, and to reach the same box office. */
type Told = {
  readonly words: TuiWords
  readonly language: Language
  readonly called: string
  readonly way?: Way
  /** how much was asked for that the box office has not answered */
  readonly unanswered?: number
}

/**
 * What the ordinary screen says after leaving: what was done last, how much else, what has no answer yet, and how to go on with the
 * CLI.
 * @returns at most four lines; none if nothing was done
 */
export function farewell(
  deeds: readonly Deed[],
  page: MyPage | undefined,
  { words, language, called, way = {}, unanswered = 0 }: Told,
): readonly string[] {
  const goOn = (next: readonly string[]) =>
    words.farewell.goOn(commandLine(wordsSameWay(next, way), called))
  const open = unanswered > 0 ? [words.farewell.unanswered] : []
  const last = deeds.at(-1)
  if (!last) return open.length > 0 ? [...open, goOn(['mypage'])] : []
  const { id, title, startsAt, amount } = last.reservation
  const now = page?.reservations.find((each) => each.id === id) ?? last.reservation
  const when = hallTime(startsAt, { language })
  const what = [title, when, seatsText(last.reservation, language)]
  const status = words.mypage.status[now.status]
  const isUnpaid = now.status === 'payment-failed' || now.status === 'expired'
  const { left } = last.reservation
  const isPart = last.is === 'cancelled' && last.reservation.status !== 'cancelled' && left
  const done = isPart
    ? words.farewell.some(`${id}: ${title}, ${when}`, seatsText({ grade: null, ...left }, language))
    : words.farewell.done[last.is === 'booked' && isUnpaid ? 'released' : last.is](
        `${id}: ${[...what, formatMoney(amount, language)].join(', ')}`,
        status,
      )
  const count = (is: Deed['is']) => deeds.filter((each) => each !== last && each.is === is).length
  const others =
    deeds.length > 1 ? [words.farewell.others(count('booked'), count('cancelled'))] : []
  const isOne = deeds.length === 1 && open.length === 0
  return [done, ...others, ...open, goOn(isOne ? ['reservation', 'show', id] : ['mypage'])]
}
