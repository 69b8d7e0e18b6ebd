import { GRADES, type GradeName } from './grades.ts'
import { ownPlanInWords, replanInWords, rowsInWords } from './hall-words.ts'
import { MOMENT_WORDS } from './moment-words.ts'
import type { Moment } from './moments.ts'
import type { Action, ActionOf, CallFault, NoticeFault, Sale, SaleWish, Step } from './plan.ts'
import { cancelTermsInWords, policyInWords } from './refunds.ts'
import { type WhoseHold, type Wish, wantedBy } from './wish.ts'

/** `1:02:03.456` since the beginning. */
export function timeOf(ms: number): string {
  const pad = (value: number, digits = 2) => `${Math.floor(value)}`.padStart(digits, '0')
  return `${Math.floor(ms / 3_600_000)}:${pad((ms / 60_000) % 60)}:${pad((ms / 1000) % 60)}.${pad(ms % 1000, 3)}`
}

/** A duration in a suitable unit. */
export function durationOf(ms: number): string {
  if (ms < 1_000) return `${ms} ms`
  if (ms < 120_000) return `${(ms / 1_000).toFixed(ms < 10_000 ? 1 : 0)} s`
  if (ms < 7_200_000) return `${Math.round(ms / 60_000)} min`
  return `${(ms / 3_600_000).toFixed(1)} h`
}

/** A step of a plan as a sentence with its virtual time. */
export const sentenceOf = (step: Step): string => `${timeOf(step.at)}  ${actionInWords(step)}`

function actionInWords(action: Action): string {
  switch (action.kind) {
    case 'register':
      return saleOfAll(action)
    case 'book':
      return bookingInWords(action)
    case 'hold':
      return `Customer ${action.customer} holds ${seatsInWords(action)} (hold ${action.hold})${action.twice ? ', and sends it twice' : ''}.`
    case 'extend-hold':
      return `${holder(action)} asks for more time for what they hold of performance ${action.performance}.`
    case 'end-hold':
      return `${holder(action)} gives back what they hold of performance ${action.performance}.`
    case 'change-hall':
      return `The admin gives hall ${action.hall} other rows: ${rowsInWords(action.rows)}.`
    case 'replan':
      return replanInWords(action)
    case 'change-grade': {
      // The other grades may be in another currency.
      const won = gradeOf(action.grade) === '' ? '₩' : ''
      const price = action.price === undefined ? [] : [`a seat at ${won}${action.price}`]
      const seats = action.left === undefined ? [] : [seatsLeftInWords(action.left)]
      return `The admin changes ${gradeOf(action.grade)}performance ${action.performance}: ${[...price, ...seats].join(', ')}.`
    }
    case 'off-sale':
      return `The admin ${OFF_SALE_WORDS[action.to]} performance ${action.performance}.`
    case 'rush':
      return `People rush: ${count(action.bookings, 'booking')} of one seat of performance ${action.performance}, one every ${durationOf(action.everyMs)} (from booking ${action.first} on).`
    case 'cancel': {
      const who = action.by === 'admin' ? 'the admin' : 'its customer'
      const which = `booking ${action.booking}`
      return sentence(
        `${whenever(action.on, which)}${who} cancels ${action.on === undefined ? which : 'it'}${cancelTermsInWords(action)}.`,
      )
    }
    case 'retry-dead':
      return `The admin retries every dead letter${action.times === 2 ? ', twice at once' : ''}.`
    case 'webhook-on':
      return 'The admin switches the webhook on again.'
    case 'crash':
      return sentence(
        `${whenever(action.on, 'a booking')}the daemon is killed, and started again ${durationOf(action.downMs)} later.`,
      )
    case 'restart':
      return `The daemon is stopped in good order, and started again ${durationOf(action.downMs)} later.`
    case 'jump':
      return `The wall clock is set ${action.ms > 0 ? 'forward' : 'back'} by ${durationOf(Math.abs(action.ms))}.`
    case 'store-full':
      return `The disk is full for ${durationOf(action.forMs)}.`
    case 'call-fault':
      return `${nextOnes(action.times, `call to ${action.call}`)}: ${CALL_WORDS[action.fault](durationOf(action.ms))}.`
    case 'outage':
      return `The card company is away for ${durationOf(action.forMs)}: ${OUTAGE_WORDS[action.how]}.`
    case 'bad-times':
      return `For ${durationOf(action.forMs)} the card company takes ${action.latency.join(' to ')} ms a call, fails ${percent(action.fail)} of them and loses ${percent(action.lose)} of its answers.`
    case 'notice-fault':
      return `${nextOnes(action.times, `notice by ${action.channel}`)}: ${NOTICE_WORDS[action.fault]}.`
    case 'notices-down':
      return `No notice by ${action.channel} gets through for ${durationOf(action.forMs)}.`
  }
}

/** Nothing for the first grade, which nearly all performances have alone. */
const gradeOf = (grade: GradeName = GRADES[0]) => (grade === GRADES[0] ? '' : `${grade} of `)

const saleInWords = (sale: Sale) => `${sale.seats} of ${priceInWords(sale)}`
const priceInWords = ({ grade, price, currency }: Sale) =>
  `${grade} at ${currency === 'KRW' ? `₩${price}` : `${price} US cents`}`

/** What goes on sale: so many seats, or those of a hall. */
function saleOfAll({
  performance,
  seats,
  price,
  others = [],
  hall,
  beginsIn,
  refund,
  terms,
}: ActionOf<'register'>) {
  const prices = others.map((sale) => `, ${hall ? priceInWords(sale) : saleInWords(sale)}`).join('')
  const what = hall ? '' : `${count(seats, 'seat')} of `
  const where = hall ? `, in hall ${hall.number} with the rows ${ownPlanInWords(hall)}` : ''
  return `The admin puts ${what}performance ${performance} on sale, at ₩${price}${prices}${where}; it begins in ${durationOf(beginsIn)}${policyInWords(refund)}${termsInWords(terms)}.`
}

/** When, to whom and how much is sold. */
function termsInWords(terms: SaleWish | undefined): string {
  const { opensIn, closesIn, presale, perCustomer, perCustomerOfMusical } = terms ?? {}
  const seats = presale?.seats === undefined ? '' : ` for ${count(presale.seats, 'seat')}`
  return [
    ...(opensIn === undefined ? [] : [`, on sale in ${durationOf(opensIn)}`]),
    ...(closesIn === undefined ? [] : [`, until ${durationOf(closesIn)} from then`]),
    ...(presale ? [`, with a presale${seats} in ${durationOf(presale.opensIn)}`] : []),
    ...(perCustomer === undefined ? [] : [`, ${perCustomer} a customer`]),
    ...(perCustomerOfMusical === undefined ? [] : [`, ${perCustomerOfMusical} of the musical`]),
  ].join('')
}

const holder = ({ customer }: WhoseHold) => `Customer ${customer}`

/** The seats of a booking or a hold: how many of which grades, or which ones. */
function seatsInWords(action: Wish): string {
  const { performance, picks, acceptRestricted } = action
  const [only, ...others] = wantedBy(action)
  const party = partyInWords(action)
  const of = `of performance ${performance}${acceptRestricted ? ', of any view' : ''}${party}`
  if (picks) return `the ${picks.length === 1 ? 'seat' : 'seats'} ${picks.join(', ')} ${of}`
  if (others.length === 0)
    return `${count(only.seats, 'seat')} of ${gradeOf(only.grade)}${of.slice(3)}`
  return `${[only, ...others].map(({ grade, seats }) => `${seats} × ${grade}`).join(' + ')} ${of}`
}

const partyInWords = ({ split, wheelchairs = 0 }: Wish) =>
  `${split ? ', maybe apart' : ''}${wheelchairs > 0 ? `, with ${count(wheelchairs, 'wheelchair')}` : ''}`

function bookingInWords(action: ActionOf<'book'>): string {
  const { customer, booking: number, held, card, thinksMs, twice } = action
  const who = `Customer ${customer}`
  const what = `${held ? 'what they hold, or else ' : ''}${seatsInWords(action)}`
  const declined = card === 'card-declined' ? ' with a card that will be declined' : ''
  const booking = `(booking ${number})${declined}${twice ? ', and sends it twice' : ''}`
  return thinksMs === undefined
    ? `${who} books ${what} ${booking}.`
    : `${who} looks at the price of ${what}, and books for that price ${durationOf(thinksMs)} later ${booking}.`
}

const OUTAGE_WORDS = {
  refused: 'no connection can be made',
  silence: 'nothing answers',
  error: 'every call is answered 503',
}

const OFF_SALE_WORDS = { close: 'closes', open: 'opens', cancel: 'cancels' } as const

const CALL_WORDS: Record<CallFault, (time: string) => string> = {
  lost: () => 'the request is lost on its way',
  refused: () => 'no connection can be made',
  error: () => 'it is answered 503, and nothing is done',
  'no-answer': () => 'it is done, and the answer is lost',
  'hang-up': () => 'it is done, and the connection breaks',
  'error-after': () => 'it is done, and answered 503',
  'slow-answer': (time) => `it is done, and answered ${time} later`,
  twice: (time) => `it is delivered a second time ${time} later`,
  late: (time) => `it hangs on its way, and is delivered ${time} later`,
  'wrong-amount': () => 'it is done, and the answer speaks of another sum',
  'wrong-refunded': () => 'it is done, and the answer says that more went back',
  'wrong-key': () => "it is done, and the answer is somebody else's",
  html: () => 'it is done, and answered with a page of HTML',
  'half-answer': () => 'it is done, and half of the answer arrives',
  rejected: () => 'it is rejected as malformed',
}

const NOTICE_WORDS: Record<NoticeFault, string> = {
  fails: 'it cannot be delivered now',
  'no-answer': 'it is delivered, and the receipt is lost',
  slow: 'it takes 40 s',
  'refused-for-good': 'it is refused for good',
  gone: 'it is answered that no notice is wanted any more, if it is one by webhook',
}

const seatsLeftInWords = (left: number) =>
  left < 0 ? `${count(-left, 'seat')} fewer than are taken` : `${count(left, 'seat')} left`

const whenever = (on: Moment | undefined, booking: string) =>
  on === undefined ? '' : `${MOMENT_WORDS[on](booking)}, `

const sentence = (text: string) => text.charAt(0).toUpperCase() + text.slice(1)
const count = (n: number, what: string) => `${n} ${what}${n === 1 ? '' : 's'}`
const percent = (part: number) => `${Math.round(part * 100)} %`
const nextOnes = (times: number, what: string) =>
  times === 1 ? `The next ${what}` : `The next ${times} ${what.replace(/^(\w+)/, '$1s')}`
