import type { ReservationResponse } from '@outerpark/core/contract'
import { isOver } from '@outerpark/core/kernel'
import type { Client, Page } from '../client/client.ts'
import { connect, connectAs } from '../connect.ts'
import type { Context } from '../context.ts'
import { chooseIdentity } from '../profiles/identity.ts'
import { ADMIN } from '../profiles/names.ts'
import { showTime } from '../text/hall.ts'
import { moneyText, seatsNow } from '../text/money.ts'
import { lowestPrice } from '../text/seats.ts'
import { codeText, paymentText } from '../words/code-text.ts'
import { taskErrorText } from '../words/task-error.ts'
import { words } from '../words/words.ts'
import { asText, givenOrAsked } from './ask.ts'
import type { Choice } from './fitted.ts'

/** The id that a command is about: typed completely or by its start, or chosen from a list. */
export type Which = (context: Context, given: string | undefined) => Promise<string>

/** The most items that are offered. The id of any other item can be typed. */
const OFFERED = 100
/** How many pages are searched for reservations that can be cancelled. */
const PAGES = 5
const PAGE_SIZE = 500

export const whichMusical: Which = (context, given) =>
  givenOrAsked(context, given, {
    flag: 'MUSICAL',
    message: words().asked.whichMusical,
    parse: asText,
    choices: async () =>
      choices(
        await (await connect(context, 'nobody')).musicals({ limit: OFFERED }),
        ({ title, venue }) => `${title}, ${venue}`,
      ),
  })

/** Which performance: offers those that are to come; with `free`, those with free seats. */
export const whichPerformance = (
  context: Context,
  given: string | undefined,
  { free = false } = {},
): Promise<string> =>
  givenOrAsked(context, given, {
    flag: 'PERFORMANCE',
    message: words().asked.whichPerformance,
    parse: asText,
    choices: async () =>
      choices(
        await (await connect(context, 'nobody')).performances({
          ...{ limit: OFFERED, from: new Date().toISOString() },
          ...(free && { available: true }),
        }),
        ({ title, venue, startsAt, grades }) =>
          words().asked.performance(showTime(startsAt), title, venue, lowestPrice(grades)),
      ),
  })

export const whichHall: Which = (context, given) =>
  givenOrAsked(context, given, {
    flag: 'HALL',
    message: words().asked.whichHall,
    parse: asText,
    choices: async () =>
      choices(
        await (await connect(context, 'nobody')).halls(),
        ({ hall, seats }) => `${hall}, ${words().seasons.seatsOfGrade(seats)}`,
      ),
  })

export const whichReservation: Which = (context, given) =>
  givenOrAsked(context, given, {
    flag: 'RESERVATION',
    message: words().asked.whichReservation,
    parse: asText,
    choices: async () =>
      choices(
        await (await connect(context, 'customer')).reservations({ limit: OFFERED }),
        reservationLabel,
      ),
  })

/** Which reservation to cancel; offers those that can be cancelled. */
export const whichToCancel: Which = (context, given) =>
  givenOrAsked(context, given, {
    flag: 'RESERVATION',
    message: words().asked.whichReservation,
    parse: asText,
    choices: async () => {
      const identity = chooseIdentity(context, 'customer')
      const byAdmin = identity.name === ADMIN || identity.profile?.customer === null
      const client = await connectAs(context, identity)
      return choices(await cancellable(client, { now: Date.now(), byAdmin }), reservationLabel)
    },
  })

/** The newest reservations that can be cancelled, among the newest {@link PAGES} pages. */
export async function cancellable(
  { reservations }: Pick<Client, 'reservations'>,
  asked: { readonly now: number; readonly byAdmin: boolean },
): Promise<Page<ReservationResponse>> {
  const items: ReservationResponse[] = []
  let cursor: string | undefined
  for (let page = 0; page < PAGES && items.length < OFFERED; page++) {
    const { items: some, next } = await reservations({ limit: PAGE_SIZE, cursor })
    items.push(...some.filter((reservation) => canBeCancelled(reservation, asked)))
    if (next === null) break
    cursor = next
  }
  return { items: items.slice(0, OFFERED), next: null }
}

/** The rule of the box office: once the performance has begun, only an admin can cancel what is confirmed. */
function canBeCancelled(
  { status, startsAt }: ReservationResponse,
  { now, byAdmin }: { readonly now: number; readonly byAdmin: boolean },
): boolean {
  return !isOver(status) && (byAdmin || status !== 'confirmed' || Date.parse(startsAt) > now)
}

export const whichPayment: Which = (context, given) =>
  givenOrAsked(context, given, {
    flag: 'PAYMENT',
    message: words().asked.whichPayment,
    parse: asText,
    choices: async () =>
      choices(
        await (await connect(context, 'customer')).payments({ limit: OFFERED }),
        (payment) => {
          const { amount, reservationId } = payment
          return words().asked.payment(moneyText(amount), reservationId, paymentText(payment))
        },
      ),
  })

export const whichTask: Which = (context, given) =>
  givenOrAsked(context, given, {
    flag: 'ID',
    message: words().tasks.which,
    parse: asText,
    choices: async () =>
      choices(
        await (await connect(context, 'admin')).tasks({ limit: OFFERED }),
        ({ kind, reservationId, state }) =>
          `${codeText(kind)} ${reservationId} (${codeText(state)})`,
      ),
  })

export const whichDeadLetter: Which = (context, given) =>
  givenOrAsked(context, given, {
    flag: 'ID',
    message: words().asked.whichDead,
    parse: asText,
    choices: async () =>
      choices(
        await (await connect(context, 'admin')).tasks({ limit: OFFERED, dead: true }),
        ({ kind, reservationId, lastError }) =>
          words().asked.dead(codeText(kind), reservationId, taskErrorText(lastError ?? '')),
      ),
  })

const reservationLabel = (reservation: ReservationResponse) => {
  const { title, startsAt, status } = reservation
  return `${showTime(startsAt)}  ${title}, ${seatsNow(reservation)} (${codeText(status)})`
}

/** Each item by its id, with a label. */
export function choices<T extends { readonly id: string }>(
  { items }: { readonly items: readonly T[] },
  label: (item: T) => string,
): Choice[] {
  return items.map((item) => ({ value: item.id, name: `${item.id}  ${label(item)}` }))
}
