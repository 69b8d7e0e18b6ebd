import type { VerifyResponse } from '@outerpark/core/contract'
import type { Client } from '../../client/client.ts'
import { type MyPage, readMyPage } from '../../client/mypage.ts'
import { SAMPLE_MS } from '../../live/live.ts'
import { words } from '../../words/words.ts'
import type { Outage } from './story.ts'
import type { OutageView } from './view.ts'

export type Check = VerifyResponse['checks'][number]

/** The checks of the story itself, before the invariants of `verify`. */
export type Checked = VerifyResponse & { readonly myPage: MyPage }

export type OutageDemo = Checked & { readonly view: OutageView }

/** Checks that the outage cost no customer anything, and that `verify` holds. */
export async function checkOutage(
  { view, minji, minjisBooking, performanceId, position }: Outage,
  admin: Client,
): Promise<Checked> {
  const myPage = await readMyPage(minji, { after: position })
  const { items: notices } = await minji.notices({ limit: 100 })
  const { grades } = await admin.performance(performanceId)
  const verify = await admin.verify()
  const templates = notices
    .filter(({ reservationId }) => reservationId === minjisBooking.id)
    .map(({ template }) => template)
  const seats = view.bookings.taken + minjisBooking.seats
  const own = checkForCustomers({ view, templates, seats, grades })
  return {
    ...verify,
    ok: verify.ok && own.every(({ ok }) => ok),
    checks: [...own, ...verify.checks],
    myPage,
  }
}

export type Seen = {
  readonly view: Pick<OutageView, 'bookings' | 'samples'>
  /** of the notices about the booking that was made in the middle of the outage */
  readonly templates: readonly string[]
  /** all seats that were booked */
  readonly seats: number
  readonly grades: readonly { readonly held: number; readonly sold: number }[]
}

/** What customers notice of the outage. */
export function checkForCustomers({ view, templates, seats, grades }: Seen): Check[] {
  return [
    bookingsWentOn(view),
    breakerOpenedAndClosed(view),
    noticesCameOnce(templates),
    everythingPaid(seats, grades),
  ]
}

function bookingsWentOn({ bookings }: Seen['view']): Check {
  const { asked, taken, refused, refusal, slowestMs } = bookings
  const why = refusal === null ? '' : `; ${refusal}`
  const share = ((100 * taken) / asked).toFixed(2)
  return {
    name: 'bookings-went-on',
    ok: taken === asked && refused === 0,
    detail: words().story.taken(taken, asked, share, slowestMs, why),
  }
}

function breakerOpenedAndClosed({ samples }: Seen['view']): Check {
  const away = samples.filter(({ breaker }) => breaker !== 'closed').length
  const seconds = Math.round((away * SAMPLE_MS) / 1000)
  return {
    name: 'breaker-opened-and-closed',
    ok: away > 0 && samples.at(-1)?.breaker === 'closed',
    detail: words().story.keptBack(seconds),
  }
}

function noticesCameOnce(templates: readonly string[]): Check {
  return {
    name: 'told-once',
    ok: [...templates].sort().join() === 'payment-approved,payment-deferred',
    detail: words().story.twoNotices,
  }
}

function everythingPaid(seats: number, grades: Seen['grades']): Check {
  const sum = (of: 'held' | 'sold') => grades.reduce((all, grade) => all + grade[of], 0)
  return {
    name: 'everything-paid',
    ok: sum('held') === 0 && sum('sold') === seats,
    detail: words().story.bookedPaid(sum('sold'), seats, sum('held')),
  }
}
