import type { MusicalResponse, PerformanceResponse, StaffResponse } from '@outerpark/core/contract'
import { nameKey } from '@outerpark/core/names'
import { showTime } from '../text/hall.ts'
import { seatsText } from '../text/money.ts'
import { paymentText } from '../words/code-text.ts'
import { words } from '../words/words.ts'
import type { Client } from './client.ts'
import { type Choose, wholeId } from './ids.ts'
import { readList } from './list.ts'

/** How many musicals and performances are searched for a title. */
const SEARCHED = 2_000

/** A musical with its performances to come. */
export type ShownMusical = MusicalResponse & {
  readonly performances: readonly PerformanceResponse[]
}

/** Functions that return the whole id for what was typed, one for each kind. Musicals and performances also have titles. */

export const musicalId = (client: Client, typed: string, choose?: Choose) =>
  wholeId(
    typed,
    {
      kind: 'musical',
      list: client.musicals,
      titled: async (title) =>
        (await readList(client.musicals, { limit: SEARCHED })).items.filter(isTitled(title)),
      label: ({ title, venue }) => `${title}, ${venue}`,
    },
    choose,
  )

export const performanceId = (client: Client, typed: string, choose?: Choose) =>
  wholeId(
    typed,
    {
      kind: 'performance',
      list: client.performances,
      titled: async (title) =>
        (await readList(client.performances, { limit: SEARCHED })).items.filter(
          (each) => isTitled(title)(each) && Date.parse(each.startsAt) > Date.now(),
        ),
      label: ({ title, startsAt }) => `${title}, ${showTime(startsAt)}`,
    },
    choose,
  )

/** The box office gives all of its halls at once. They are found by their names too. */
export const hallId = (client: Pick<Client, 'halls'>, typed: string, choose?: Choose) =>
  wholeId(
    typed,
    {
      kind: 'hall',
      list: async ({ idPrefix = '' }) => {
        const { items } = await client.halls()
        return { items: items.filter(({ id }) => id.startsWith(idPrefix)), next: null }
      },
      titled: async (name) => {
        const key = nameKey(name)
        return (await client.halls()).items.filter(({ hall }) => nameKey(hall) === key)
      },
      label: ({ hall, seats }) => `${hall}, ${words().seasons.seatsOfGrade(seats)}`,
    },
    choose,
  )

export const reservationId = (client: Client, typed: string, choose?: Choose) =>
  wholeId(
    typed,
    {
      kind: 'reservation',
      list: client.reservations,
      label: (reservation) =>
        `${reservation.title}, ${showTime(reservation.startsAt)}, ${seatsText(reservation)}`,
    },
    choose,
  )

export const paymentId = (client: Client, typed: string, choose?: Choose) =>
  wholeId(
    typed,
    {
      kind: 'payment',
      list: client.payments,
      label: (payment) => `${payment.reservationId}, ${paymentText(payment)}`,
    },
    choose,
  )

/** Found by name: who works here; who has left only if nobody of that name works here any more. */
export const staffId = (client: Pick<Client, 'staff'>, typed: string, choose?: Choose) =>
  wholeId(
    typed,
    {
      kind: 'staff',
      list: client.staff,
      titled: async (name) => {
        const all = await staffNamed(client, name)
        const here = all.filter(({ revokedAt }) => revokedAt === null)
        return here.length > 0 ? here : all
      },
      label: ({ name, scopes, addedAt, revokedAt }) =>
        [
          name,
          ...scopes,
          words().shown.sinceDay(addedAt.slice(0, 10)),
          ...(revokedAt === null ? [] : [words().shown.leftOn(revokedAt.slice(0, 10))]),
        ].join(', '),
    },
    choose,
  )

/** Who has this name, in any case, whether they work here or have left. */
export async function staffNamed(
  client: Pick<Client, 'staff'>,
  typed: string,
): Promise<readonly StaffResponse[]> {
  const key = nameKey(typed)
  const { items } = await readList(client.staff, { limit: SEARCHED })
  return items.filter(({ name }) => nameKey(name) === key)
}

const isTitled = (typed: string) => {
  const key = nameKey(typed)
  return ({ title }: { readonly title: string }) => nameKey(title) === key
}
