import { duration } from '../conventions.ts'
import { byCase, type ServiceFaultWords } from '../sentence.ts'
import { storageFaults } from './storage-faults.ts'

export const serviceFaults: ServiceFaultWords = {
  'not-signed-in': byCase({
    'no-token': () => ({
      detail: 'This needs a bearer token.',
      hint: 'Sign up (`outerpark signup`) or log in (`outerpark login`).',
    }),
    'unknown-token': () => ({
      detail: 'Nobody has this token.',
      hint: 'Sign up (`outerpark signup`) or log in again (`outerpark login`).',
    }),
    'no-bearer': () => ({ detail: 'The Authorization header holds no bearer token.' }),
    'no-key': () => ({ detail: 'The control of the daemon needs the key in the state file.' }),
  }),
  'not-allowed': byCase({
    'staff-only': () => ({
      detail: 'This is for those who work at the box office.',
      hint: 'Use the token of a staff member, or the admin profile (`--profile admin`) on the machine of the box office.',
    }),
    'scope-needed': ({ needed, name, has }) => ({
      detail: `This needs a token with ${needed.join(' or ')}; the token "${name}" has ${has.join(', ')}.`,
      hint: 'Use a token that has it: `outerpark token list` shows yours.',
    }),
    'token-of-the-home': () => ({
      detail: 'The token of the home is one, and has no tokens of its own.',
      hint: 'Add a person with `outerpark staff add`; each has tokens of their own.',
    }),
    'folder-from-elsewhere': () => ({
      detail: 'Only the owner of the home names a folder of its machine.',
      hint: 'Leave the folder out: the backup goes where OUTERPARK_BACKUP_TO says. Or ask on the machine of the box office.',
    }),
  }),
  'customers-only': byCase({
    book: () => ({ detail: 'Only customers book.' }),
    bookings: () => ({
      detail: 'Those who work at the box office have no bookings of their own.',
      hint: 'Use the profile of a customer.',
    }),
    mypage: () => ({
      detail: 'Those who work at the box office have no MyPage.',
      hint: 'Name a customer by `customerId`, or use the profile of a customer.',
    }),
    customer: () => ({
      detail: 'Those who work at the box office are no customers.',
      hint: 'Name a customer by the id, or use the profile of a customer.',
    }),
  }),
  'too-many-requests': ({ of, perSecond, waitMs }) => ({
    detail: `${REQUESTS_OF[of]} may send ${perSecond} a second.`,
    hint: `Try again in ${duration(waitMs, 'en')}. Nothing was changed.`,
  }),
  'server-busy': byCase({
    bodies: () => ({
      detail: 'Too many large requests are being read just now.',
      hint: 'Try again in a moment. Nothing was changed.',
    }),
    connections: () => ({
      detail: 'There are too many connections.',
      hint: 'Close some, or try again in a moment.',
    }),
    exports: () => ({
      detail: 'Too many exports are being made just now.',
      hint: 'Try again in a moment.',
    }),
    export: ({ id }) => ({
      detail: `An export of ${id} is being made already.`,
      hint: 'Try again in a moment.',
    }),
  }),
  'request-in-progress': () => ({
    detail: 'The first request with this key still runs.',
    hint: 'Ask again with the same key: the answer will be the first one.',
  }),
  'task-not-found': ({ id }) => ({
    detail: `There is no dead letter ${id}.`,
    hint: '`outerpark task list --dead` shows them.',
  }),
  'report-not-found': ({ name, names }) => ({
    detail: `There is no report ${name}.`,
    hint: `The reports are ${names.join(', ')}.`,
  }),
  'mypage-behind': byCase({
    position: ({ position }) => ({ detail: `MyPage has not come to position ${position} yet.` }),
    'no-view-yet': () => ({ detail: 'MyPage is being made from the events. Try again soon.' }),
    'view-in-use': () => ({
      detail: 'Another process has the view of MyPage open, so it cannot be exchanged.',
    }),
    'projector-stopped': () => ({
      detail: 'The projector of MyPage stopped before it was done.',
    }),
  }),
  'too-many-streams': byCase({
    yours: ({ count }) => ({
      detail: `${count} streams of yours are open, and more are not allowed.`,
      hint: 'Close one.',
    }),
    all: ({ for: whom, places, yours }) => ({
      detail: `All ${places} streams ${STREAMS_FOR[whom]}are open${yours > 0 ? `, ${yours} of them are yours` : ''}.`,
      hint: 'Try again in a moment.',
    }),
  }),
  'events-lost': ({ position, last }) => ({
    detail: `You have read to event ${position}, and the log ends at event ${last}: an older database was put back.`,
    hint: 'Read the log from its beginning: what you have after that database is not in it.',
  }),
  draining: () => ({ detail: 'This daemon is shutting down.' }),
  ...storageFaults,
  'worker-away': () => ({
    detail: 'The box office cannot answer at the moment: its worker does not start.',
    hint: 'Nothing that was booked is lost. `outerpark daemon status` tells the operator why.',
  }),
  'payment-overloaded': byCase({
    'not-available': ({ waitMs }) => ({
      detail: 'Payment is not available just now. Nothing was booked.',
      hint: `Try again in ${duration(waitMs, 'en')}.`,
    }),
    'too-many-unpaid': ({ waitMs }) => ({
      detail: 'Too many bookings wait for their payment. Nothing was booked.',
      hint: `Try again in ${duration(waitMs, 'en')}.`,
    }),
  }),
  'no-sandbox': () => ({
    detail: 'Payments of this box office do not go to its own sandbox.',
    hint: 'The sandbox runs where no other gateway is configured.',
  }),
  'sandbox-unavailable': () => ({
    detail: 'The sandbox does not answer.',
    hint: 'The daemon starts it again by itself: try again in a moment.',
  }),
  'no-metrics': () => ({
    detail: 'This daemon counts nothing: the setting `metrics` is off.',
    hint: 'Switch it on (OUTERPARK_METRICS=true), and restart the daemon.',
  }),
  'no-webhook': () => ({
    detail: 'This box office has no webhook.',
    hint: 'Configure OUTERPARK_WEBHOOK_URL and OUTERPARK_WEBHOOK_SECRET, and restart the daemon.',
  }),
  'no-mail': () => ({
    detail: 'This box office sends no codes by mail.',
    hint: 'Ask the box office for a token; they make it with `outerpark customer token EMAIL`.',
  }),
  'customer-not-confirmed': ({ id }) => ({
    detail: 'The admin has not confirmed your e-mail address yet.',
    hint: `Tell the box office your customer id, ${id}.`,
  }),
  'card-unknown': ({ card, cards }) => ({
    detail: `The sandbox has no card ${card}.`,
    hint: `Its cards are ${cards.join(', ')}.`,
  }),
  'stripe-signature-invalid': ({ why }) => ({
    detail: `This is not a webhook of Stripe for this box office: ${why}`,
    hint: 'OUTERPARK_STRIPE_WEBHOOK_SECRET must be the signing secret of this endpoint.',
  }),
  'internal-error': () => ({
    detail: 'Something went wrong here; it is in the log.',
    hint: 'Try again. If it stays, look at `outerpark daemon logs`.',
  }),
}

const REQUESTS_OF = {
  customer: 'One customer',
  admin: 'The admin',
  anonymous: 'One address without a token',
  'sign-up': 'One address may sign people up, and',
} as const

const STREAMS_FOR = {
  staff: '',
  customers: 'for customers ',
  strangers: 'without a token ',
} as const
