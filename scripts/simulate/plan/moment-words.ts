import type { Moment } from './moments.ts'

/** How a sentence says when something happens. `it` is the booking that the moment is about. */
export const MOMENT_WORDS: Record<Moment, (booking: string) => string> = {
  'after book': (it) => `As soon as ${it} is committed, before it is answered`,
  'approve sent': (it) => `As the approval of ${it} is asked for`,
  'approve done': (it) => `As the card company has decided on ${it}, before it answers`,
  'before record-approval': (it) => `As the approval of ${it} is about to be recorded`,
  'after record-approval': (it) => `As soon as the approval of ${it} is recorded`,
  'before record-refusal': (it) => `As the declined card of ${it} is about to be recorded`,
  'after record-refusal': (it) => `As soon as the declined card of ${it} is recorded`,
  'after record-deferral': (it) => `As soon as the payment of ${it} is deferred`,
  'after cancel': (it) => `As soon as the cancel of ${it} is committed, before it is answered`,
  'void sent': (it) => `As the void of ${it} is asked for`,
  'void done': (it) =>
    `As the card company has voided ${it}, or named its charge, before it answers`,
  'refund sent': (it) => `As the refund of ${it} is asked for`,
  'refund done': (it) => `As the card company has refunded ${it}, before it answers`,
  'before record-cancellation': (it) => `As the refund of ${it} is about to be recorded`,
  'after record-cancellation': (it) => `As soon as the refund of ${it} is recorded`,
  'before expire': (it) => `As ${it} is about to expire`,
  'after expire': (it) => `As soon as ${it} has expired`,
  'notice sent': (it) => `As a notice about ${it} goes out`,
  'notice delivered': (it) => `As a notice about ${it} is delivered, before its receipt`,
  'before record-notice': (it) => `As a notice about ${it} is about to be recorded`,
  'after record-notice': (it) => `As soon as a notice about ${it} is recorded`,
  'before postpone': (it) => `As a task of ${it} is about to be put off`,
  'after claim': () => 'As soon as tasks are claimed',
  'after change-grade': () => 'As soon as what is on sale is changed, before it is answered',
  'after hold-seats': () => 'As soon as seats are held, before it is answered',
  'after extend-hold': () => 'As soon as a hold is extended, before it is answered',
  'before end-hold': () => 'As a hold is about to end',
  'after end-hold': () => 'As soon as a hold has ended',
}
