import { RESERVATION_STATUSES } from '@outerpark/core/kernel'
import { type Command, Option } from 'commander'
import type { ListOptions } from '../client/list.ts'
import type { BookOptions } from '../commands/book.ts'
import type { CancelOptions } from '../commands/cancel.ts'
import type { ReservationListOptions } from '../commands/reservation.ts'
import type { SeatsToCancel } from '../commands/seats-to-cancel.ts'
import { price, refundWish, seatsToBook } from '../input/numbers.ts'
import { oneMore, seatsOrPlaces } from '../input/wanted-seats.ts'
import { performanceTime } from '../input/when.ts'
import { help, words } from '../words/words.ts'
import { prints } from './action.ts'
import { firstLeaf, leaf, moreNote, withKey, withListOptions, withWaitOptions } from './describe.ts'
import { lazily } from './lazily.ts'
import { wheelchairOption } from './wheelchair.ts'

const { book } = lazily(() => import('../commands/book.ts'))
const { cancel } = lazily(() => import('../commands/cancel.ts'))
const { whyFailed, whyNotRefunded, whyUnpaid } = lazily(() => import('../commands/unpaid.ts'))
const { listReservations, showRefund, showReservation } = lazily(
  () => import('../commands/reservation.ts'),
)
const { listPayments, showPayment } = lazily(() => import('../commands/payment.ts'))
const { listNotices } = lazily(() => import('../commands/notice.ts'))
const { refundText } = lazily(() => import('../output/refund.ts'))
const text = lazily(() => import('../output/reservation.ts'))

/** Commands for customers: reservations, their payments and notices. */
export function addBuying(program: Command): void {
  addBook(program)
  addCancel(program)
  addReservation(program.command('reservation').description(help().buying.reservation.about))
  addPayment(program.command('payment').description(help().buying.payment.about))
  addNotice(program.command('notice').description(help().buying.notice.about))
}

function addBook(program: Command): void {
  const command = leaf(
    program,
    'book [performance]',
    help().buying.book.about,
    'book PF-7KQ --seats 2 --grade VIP',
    'book PF-7KQ --seats 1F/8/11,1F/8/12',
    'book PF-7KQ --held',
    'book PF-7KQ --best 2 --grade R --wheelchair',
    'book PF-7KQ --grade VIP:2 --grade R:1 --pay-with card-slow --wait',
  )
  withKey(withWaitOptions(command))
    .option('--seats <n|places>', help().buying.book.seats, seatsOrPlaces)
    .option('--best <n>', help().buying.book.best, (text) => seatsToBook(text, '--best'))
    .option('--grade <grade>', help().buying.book.grade, oneMore)
    .option('--held', help().buying.book.held)
    .option('--code <code>', help().buying.book.code)
    .option('--split', help().buying.book.split)
    .addOption(wheelchairOption())
    .option('--accept-restricted', help().buying.book.restricted)
    .option('--yes', help().buying.book.yes)
    .option('--pay-with <method>', help().buying.book.card)
    .action(
      prints(async (context, performance: string | undefined, options: BookOptions) => {
        const data = await book(context, performance, options)
        return {
          data,
          text: text.reservationText,
          failure: options.wait ? await whyUnpaid(context, data, options) : undefined,
          // Free seats are confirmed at once: no payment follows.
          note:
            options.wait || data.status === 'confirmed' ? undefined : words().booked.paymentFollows,
        }
      }),
    )
}

function addCancel(program: Command): void {
  const command = leaf(
    program,
    'cancel [reservation]',
    help().buying.cancel.about,
    'cancel RV-4T7 --yes --wait',
    'cancel RV-4T7 --seats 1F/8/11',
    'cancel RV-4T7 --grade VIP:1 --yes --expect 153000',
    'cancel RV-4T7 --yes --profile admin --refund full --reason "cast change"',
  )
  withSeatsToCancel(withKey(withWaitOptions(command)))
    .option('--yes', help().shared.yes)
    .option('--expect <amount>', help().buying.cancel.expect, (text) => price(text, '--expect'))
    .option('--accept-any', help().buying.cancel.acceptAny)
    .option('--refund <what>', help().buying.cancel.refund, refundWish)
    .option('--reason <text>', help().buying.cancel.reason)
    .action(
      prints(async (context, reservation: string | undefined, options: CancelOptions) => {
        const data = await cancel(context, reservation, options)
        return {
          data,
          text: text.reservationText,
          failure: options.wait ? await whyNotRefunded(data, options) : undefined,
        }
      }),
    )
}

const withSeatsToCancel = (command: Command): Command =>
  command
    .option('--seats <n|places>', help().buying.cancel.seats, seatsOrPlaces)
    .option('--grade <grade>', help().buying.cancel.grade, oneMore)

function addReservation(reservation: Command): void {
  withListOptions(
    firstLeaf(
      reservation,
      'list',
      help().buying.reservation.list.about,
      'reservation list',
      'reservation list --email minji@example.com',
      'reservation list --profile admin --performance PF-7KQ --status confirmed --json',
    ),
  )
    .option('--customer <customer>', help().buying.reservation.list.customer)
    .option('--email <mail>', help().buying.reservation.list.email)
    .option('--performance <performance>', help().buying.reservation.list.performance)
    .addOption(
      new Option('--status <status>', help().buying.reservation.list.status).choices(
        RESERVATION_STATUSES,
      ),
    )
    .option('--from <time>', help().buying.reservation.list.from, performanceTime)
    .option('--to <time>', help().buying.reservation.list.to, performanceTime)
    .action(
      prints(async (context, options: ReservationListOptions) => {
        const data = await listReservations(context, options)
        return { data, text: text.reservationsText, note: moreNote(data) }
      }),
    )
  leaf(
    reservation,
    'show [reservation]',
    help().buying.reservation.show.about,
    'reservation show RV-4T7',
  ).action(
    prints(async (context, id: string | undefined) => {
      const data = await showReservation(context, id)
      return { data, text: text.reservationText, note: await whyFailed(context, data) }
    }),
  )
  withSeatsToCancel(
    leaf(
      reservation,
      'refund [reservation]',
      help().buying.reservation.refund.about,
      'reservation refund RV-4T7',
      'reservation refund RV-4T7 --grade VIP:1 --json',
    ),
  ).action(
    prints(async (context, id: string | undefined, options: SeatsToCancel) => ({
      data: await showRefund(context, id, options),
      text: refundText,
    })),
  )
}

function addPayment(payment: Command): void {
  withListOptions(
    firstLeaf(payment, 'list', help().buying.payment.list.about, 'payment list --json'),
  ).action(
    prints(async (context, options: ListOptions) => {
      const data = await listPayments(context, options)
      return { data, text: text.paymentsText, note: moreNote(data) }
    }),
  )
  leaf(payment, 'show [payment]', help().buying.payment.show.about, 'payment show PY-9XW').action(
    prints(async (context, id: string | undefined) => ({
      data: await showPayment(context, id),
      text: text.paymentText,
    })),
  )
}

function addNotice(notice: Command): void {
  withListOptions(
    firstLeaf(notice, 'list', help().buying.notice.list.about, 'notice list --json'),
  ).action(
    prints(async (context, options: ListOptions) => {
      const data = await listNotices(context, options)
      return { data, text: text.noticesText, note: moreNote(data) }
    }),
  )
}
