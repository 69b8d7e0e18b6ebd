import { formatMoney, isFree } from '../../kernel/index.ts'
import { announced, because, castText } from '../announced.ts'
import { moment } from '../conventions.ts'
import type { MailWords } from '../sentence.ts'

export const mails: MailWords = {
  notices: {
    'payment-approved': ({ amount }) => ({
      subject: 'Booking confirmed',
      message: isFree(amount)
        ? 'The seats are yours, and there is nothing to pay. See you there!'
        : `We received your payment of ${formatMoney(amount)}, and the seats are yours. See you there!`,
    }),
    'payment-declined': ({ amount }) => ({
      subject: 'Payment declined',
      message: `Your card was declined for ${formatMoney(amount)}, so your seats were released. Nothing was charged. You are welcome to book again with another card.`,
    }),
    'payment-cancelled': ({ refunded }) => ({
      subject: 'Booking cancelled',
      message:
        refunded.amount > 0
          ? `Your booking is cancelled. ${formatMoney(refunded)} was refunded to your card.`
          : 'Your booking is cancelled. Nothing was charged.',
    }),
    'payment-refunded': ({ refunded }) => ({
      subject: 'Payment refunded',
      message: `Your card was charged after your booking had ended without a payment. All ${formatMoney(refunded)} went back to your card: there is nothing for you to do.`,
    }),
    'payment-partly-refunded': ({ refunded }) => ({
      subject: 'Booking cancelled',
      message:
        refunded.amount > 0
          ? `Your booking is cancelled. ${formatMoney(refunded)} was refunded to your card, after the fee for cancelling. MyPage shows both sums.`
          : 'Your booking is cancelled. Nothing is refunded, as the rules for cancelling say. MyPage shows the sums.',
    }),
    'seats-cancelled': ({ refunded }) => ({
      subject: 'Some seats cancelled',
      message:
        refunded.amount > 0
          ? `Some seats of your booking are cancelled, and ${formatMoney(refunded)} was refunded to your card. The other seats stay yours; MyPage shows which.`
          : 'Some seats of your booking are cancelled, and nothing is refunded for them. The other seats stay yours; MyPage shows which.',
    }),
    'performance-cancelled': () => ({
      subject: 'Performance cancelled',
      message:
        'This performance does not take place, and your booking of it has ended. Everything that you paid for these seats goes back to your card: there is nothing for you to do. We write to you once it is refunded.',
    }),
    'performance-moved': (fields) => {
      const moved = announced(fields, 'moved')
      return {
        subject: 'New date',
        message: `This performance was to begin on ${moment(moved.was, 'en')}. It has a new time, which is below${because(moved)}. Your seats stay yours, and there is nothing for you to do. If the new time does not suit you, cancel until ${moment(moved.until, 'en')}: everything that you paid goes back. After that the usual rules for cancelling hold, counted from the new time.`,
      }
    },
    'cast-changed': (fields) => {
      const recast = announced(fields, 'recast')
      const choice =
        'until' in recast && recast.until !== undefined
          ? `If you do not want to see it like this, cancel until ${moment(recast.until, 'en')}: everything that you paid goes back.`
          : 'There is nothing for you to do.'
      return {
        subject: 'Change of cast',
        message: `The cast of this performance has changed${because(recast)}: ${castText(recast.cast)}. Your seats stay yours. ${choice}`,
      }
    },
    'house-message': (fields) => {
      const { subject, text } = announced(fields, 'message')
      return { subject, message: text }
    },
    'payment-deferred': ({ amount }) => ({
      subject: 'Seats held, payment deferred',
      message: `Your seats are held. Payment is not available at the moment, so the ${formatMoney(amount)} could not be charged yet. We keep trying until the performance begins: there is nothing for you to do, and we write to you once it is paid. If it is not paid by then, your booking ends and nothing is charged.`,
    }),
    'reservation-expired': ({ amount }) => ({
      subject: 'Booking expired',
      message: `The payment of ${formatMoney(amount)} did not go through in time, so your seats were released. If your card is charged after all, you get all of it back.`,
    }),
  },
  frame: {
    show: 'Show',
    when: 'When',
    seats: 'Seats',
    cancelled: 'Cancelled',
    left: 'Still yours',
    amount: 'Price',
    reservation: 'Reservation',
    footer: 'This mail was sent automatically. Everything about your bookings stands in MyPage.',
  },
  summary: {
    subject: (count) => `${count} notices about your bookings`,
    message: (count) =>
      `Much has happened to your bookings within the last hour, so these ${count} notices come in one mail:`,
    more: (count) => `… and ${count} more; MyPage shows all of them.`,
  },
  code: {
    subject: 'Your OuterPark code',
    'sign-up': 'This code finishes your sign-up at OuterPark:',
    'signed-up-already':
      'Somebody, probably you, wanted to sign up with this e-mail address. It is a customer’s already, and this code signs you in:',
    'sign-in': 'This code signs you in at OuterPark:',
    'new-address': 'This code confirms this e-mail address for a customer of OuterPark:',
    footer:
      'It is valid for ten minutes. Nobody at OuterPark asks you for it. If you did not ask for it, there is nothing to do.',
  },
}
