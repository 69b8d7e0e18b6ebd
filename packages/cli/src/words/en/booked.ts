export const booked = {
  overMeanwhile: (detail: string, id: string, status: string) =>
    `${detail} Reservation ${id} was ${status} before that, and goes on without you.`,
  overMeanwhileHint: (id: string) =>
    `Sign in with another token ("outerpark login"), and look: outerpark reservation show ${id}`,
  refundOpen: (within: string) =>
    `cancelled, the seats are released; the refund of what was charged was not settled ${within}`,
  deferredOpen: (within: string) =>
    `seats are held; the payment is tried again by itself, but was not made ${within}`,
  paymentOpen: (within: string) => `seats are held; the payment was not settled ${within}`,
  within: (seconds: number) => `within ${seconds} s`,
  standing: (id: string, how: string) => `Reservation ${id}: ${how}.`,
  seeStanding: (id: string) => `See how it stands: outerpark reservation show ${id}`,
  yesToBook: '--yes is missing: nobody can be asked whether to book.',
  runBook: (order: string, which: string) => `${which}Run: outerpark book ${order} --yes`,
  whichGrades: (grades: readonly string[]) => `GRADE is one of ${grades.join(', ')}. `,
  what: (seats: string, title: string, when: string) => `${seats} of ${title}, ${when}`,
  askBook: (what: string, money: string) => `Book ${what}, for ${money}?`,
  nothingBooked: 'Nothing was booked.',
  howMany: 'How many seats?',
  whichGrade: 'Which grade?',
  soldOut: 'sold out',
  left: (available: number) => `${available} left`,
  yesToCancel: '--yes is missing: nobody can be asked whether to cancel.',
  runCancel: (typed: string) => `Run: outerpark cancel ${typed} --yes`,
  whatCancelled: (seats: string, title: string, when: string, money: string) =>
    `${seats} of ${title}, ${when}, ${money}`,
  askCancel: (id: string, what: string) => `Cancel ${id}: ${what}?`,
  nothingCancelled: 'Nothing was cancelled.',
  acceptRefund: (command: string, amount: number) =>
    `Nothing was cancelled. If that will do: ${command} --yes --expect ${amount}; whatever it is by then: --accept-any`,
  refundAs: { full: 'all of it', policy: 'what the policy says' },
  withRefund: (what: string, back: string) => `${what}; ${back} goes back`,
  reasonOf: (id: string, reason: string) => `Reservation ${id}: ${reason}.`,
  declined: 'Payment declined; seats released',
  anotherCard: (refund: string) => `${refund}Book again with another card; --pay-with names it.`,
  notPaid: 'Not paid in time; seats released',
  nothingCharged: 'Nothing stays charged. ',
  bookAgain: (refund: string) => `${refund}Book again.`,
  refunded: 'If the card was charged after all, all of it goes back. ',
  certain: (done: string, id: string, seats: string, title: string, when: string, money: string) =>
    `${done}: ${id}, ${seats} of ${title}, ${when}, ${money}.`,
  someCancelled: (id: string, left: string, title: string, when: string) =>
    `Cancelled. ${id} keeps ${left} of ${title}, ${when}.`,
  waiting: { payment: 'Waiting for the payment …', refund: 'Waiting for the refund …' },
  /** What is certain before the wait. Seats whose payment is not approved yet are held, not booked: the card may be declined. */
  done: {
    'awaiting-payment': 'Seats held',
    confirmed: 'Booked',
    cancelled: 'Cancelled',
    'payment-failed': 'Payment failed',
    expired: 'Not paid in time',
  },
  waitEnded: (id: string) =>
    `The wait was ended. Reservation ${id} exists, and its payment goes on without this command.`,
  lookOrCancel: (id: string, id2: string) =>
    `To look: outerpark reservation show ${id}. To cancel it: outerpark cancel ${id2}`,
  waitEndedCancelled: (id: string) =>
    `The wait was ended. The cancel of reservation ${id} stands, and its refund goes on without this command.`,
  look: (id: string) => `To look: outerpark reservation show ${id}`,
  paymentFollows: 'The payment goes on in the background; see: outerpark mypage --watch',
}
