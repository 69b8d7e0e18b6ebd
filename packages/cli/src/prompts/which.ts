import { printable } from '@outerpark/core/kernel'
import type { Page } from '../client.ts'
import { connect } from '../connect.ts'
import type { Context } from '../context.ts'
import { moneyText } from '../output/money.ts'
import { hallTime } from '../output/time.ts'
import { asText, type Choice, givenOrAsked } from './ask.ts'

/** Which one a command is about, as it was typed, or chosen from a list. Either is an id or the start of one. */
export type Which = (context: Context, given: string | undefined) => Promise<string>

/** As many as somebody would look through; who wants another one types its id. */
const OFFERED = 100

export const whichMusical: Which = (context, given) =>
  givenOrAsked(context, given, {
    flag: 'MUSICAL',
    message: 'Which musical?',
    parse: asText,
    choices: async () =>
      choices(
        await (await connect(context, 'nobody')).musicals({ limit: OFFERED }),
        ({ title, venue }) => `${title}, ${venue}`,
      ),
  })

export const whichPerformance: Which = (context, given) =>
  givenOrAsked(context, given, {
    flag: 'PERFORMANCE',
    message: 'Which performance?',
    parse: asText,
    choices: async () =>
      choices(
        await (await connect(context, 'nobody')).performances({ limit: OFFERED }),
        ({ title, startsAt }) => `${hallTime(startsAt)}  ${title}`,
      ),
  })

export const whichReservation: Which = (context, given) =>
  givenOrAsked(context, given, {
    flag: 'RESERVATION',
    message: 'Which reservation?',
    parse: asText,
    choices: async () =>
      choices(
        await (await connect(context, 'customer')).reservations({ limit: OFFERED }),
        ({ title, startsAt, seats, grade, status }) =>
          `${hallTime(startsAt)}  ${title}, ${seats} × ${grade} (${status})`,
      ),
  })

export const whichPayment: Which = (context, given) =>
  givenOrAsked(context, given, {
    flag: 'PAYMENT',
    message: 'Which payment?',
    parse: asText,
    choices: async () =>
      choices(
        await (await connect(context, 'customer')).payments({ limit: OFFERED }),
        ({ amount, status, reservationId }) =>
          `${moneyText(amount)} for ${reservationId} (${status})`,
      ),
  })

export const whichDeadLetter: Which = (context, given) =>
  givenOrAsked(context, given, {
    flag: 'ID',
    message: 'Which dead letter?',
    parse: asText,
    choices: async () =>
      choices(
        await (await connect(context, 'admin')).tasks({ limit: OFFERED, dead: true }),
        ({ kind, reservationId, lastError }) => `${kind} of ${reservationId}: ${lastError ?? ''}`,
      ),
  })

function choices<T extends { readonly id: string }>(
  { items }: Page<T>,
  label: (item: T) => string,
): Choice[] {
  return items.map((item) => ({ value: item.id, name: printable(`${label(item)}  ${item.id}`) }))
}
