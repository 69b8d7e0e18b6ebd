import { RESERVATION_STATUSES } from '@outerpark/core/kernel'
import { type Command, Option } from 'commander'
import type { ListOptions } from '../client/list.ts'
import type { BookOptions } from '../commands/book.ts'
import type { CancelOptions } from '../commands/cancel.ts'
import type { ReservationListOptions } from '../commands/reservation.ts'
import { seatCount } from '../input/numbers.ts'
import { performanceTime } from '../input/when.ts'
import { prints } from './action.ts'
import { firstLeaf, leaf, moreNote, withKey, withListOptions, withWaitOptions } from './describe.ts'
import { lazily } from './lazily.ts'

const { book } = lazily(() => import('../commands/book.ts'))
const { cancel } = lazily(() => import('../commands/cancel.ts'))
const { whyFailed, whyNotRefunded, whyUnpaid } = lazily(() => import('../commands/unpaid.ts'))
const { listReservations, showReservation } = lazily(() => import('../commands/reservation.ts'))
const { listPayments, showPayment } = lazily(() => import('../commands/payment.ts'))
const { listNotices } = lazily(() => import('../commands/notice.ts'))
const text = lazily(() => import('../output/reservation.ts'))

/** Commands for customers: reservations, their payments and notices. */
export function addBuying(program: Command): void {
  addBook(program)
  addCancel(program)
  addReservation(program.command('reservation').description('what was booked'))
  addPayment(program.command('payment').description('what was paid'))
  addNotice(program.command('notice').description('the notices to customers'))
}

function addBook(program: Command): void {
  const command = leaf(
    program,
    'book [performance]',
    'book seats of a performance',
    'book PF-7KQ --seats 2 --grade VIP',
    'book PF-7KQ --seats 2 --grade VIP --pay-with card-slow --wait',
  )
  withKey(withWaitOptions(command))
    .option('--seats <n>', 'how many', (text) => seatCount(text))
    .option('--grade <grade>', 'the grade; may be left out if there is only one')
    .option('--yes', 'do not ask whether to book; needed without a terminal')
    .option(
      '--pay-with <method>',
      'card-ok, card-declined or card-slow in the sandbox; pm_… at Stripe',
    )
    .action(
      prints(async (context, performance: string | undefined, options: BookOptions) => {
        const data = await book(context, performance, options)
        return {
          data,
          text: text.reservationText,
          failure: options.wait ? await whyUnpaid(context, data, options) : undefined,
          // Free seats are confirmed at once: no payment follows.
          note:
            options.wait || data.status === 'confirmed'
              ? undefined
              : 'The payment follows; see: outerpark mypage --watch',
        }
      }),
    )
}

function addCancel(program: Command): void {
  const command = leaf(
    program,
    'cancel [reservation]',
    'cancel a reservation and get the money back',
    'cancel RV-4T7 --yes --wait',
    'cancel RV-4T7 --yes --profile admin',
  )
  withKey(withWaitOptions(command))
    .option('--yes', 'do not ask whether you are sure')
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

function addReservation(reservation: Command): void {
  withListOptions(
    firstLeaf(
      reservation,
      'list',
      'your reservations, newest first; all of them with --profile admin',
      'reservation list',
      'reservation list --email minji@example.com',
      'reservation list --profile admin --performance PF-7KQ --status confirmed --json',
    ),
  )
    .option('--customer <customer>', 'for the admin: only of this customer (id, address or name)')
    .option('--email <mail>', 'for the admin: only of the customer with this e-mail address')
    .option('--performance <performance>', 'only of this performance')
    .addOption(
      new Option('--status <status>', 'only with this status').choices(RESERVATION_STATUSES),
    )
    .option('--from <time>', 'only of performances at this time or later', performanceTime)
    .option('--to <time>', 'only of performances before this time', performanceTime)
    .action(
      prints(async (context, options: ReservationListOptions) => {
        const data = await listReservations(context, options)
        return { data, text: text.reservationsText, note: moreNote(data) }
      }),
    )
  leaf(reservation, 'show [reservation]', 'one reservation', 'reservation show RV-4T7').action(
    prints(async (context, id: string | undefined) => {
      const data = await showReservation(context, id)
      return { data, text: text.reservationText, note: await whyFailed(context, data) }
    }),
  )
}

function addPayment(payment: Command): void {
  withListOptions(
    firstLeaf(payment, 'list', 'your payments, newest first', 'payment list --json'),
  ).action(
    prints(async (context, options: ListOptions) => {
      const data = await listPayments(context, options)
      return { data, text: text.paymentsText, note: moreNote(data) }
    }),
  )
  leaf(payment, 'show [payment]', 'one payment', 'payment show PY-9XW').action(
    prints(async (context, id: string | undefined) => ({
      data: await showPayment(context, id),
      text: text.paymentText,
    })),
  )
}

function addNotice(notice: Command): void {
  withListOptions(
    firstLeaf(notice, 'list', 'your notices, newest first', 'notice list --json'),
  ).action(
    prints(async (context, options: ListOptions) => {
      const data = await listNotices(context, options)
      return { data, text: text.noticesText, note: moreNote(data) }
    }),
  )
}
