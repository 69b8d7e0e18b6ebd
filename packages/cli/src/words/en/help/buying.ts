export const buying = {
  hold: {
    about:
      'keep seats with numbers for some minutes, until you book them; without options: what you hold',
    seats: 'which ones: 1F/8/11,1F/8/13-16 (repeatable); they replace those that you hold',
    best: 'how many of the best together',
    extend: 'for as long again from now, once',
    giveBack: 'give all of them back',
  },
  book: {
    about: 'book seats of a performance',
    seats: 'how many; or which ones, if they have numbers: 1F/8/11,1F/8/13-16 (repeatable)',
    best: 'how many of the best together, where seats have numbers; as --seats with a number',
    split: 'if no seats are together: apart, in parts of two or more; with --best or --grade',
    wheelchair:
      'how many places for wheelchairs are among the seats (1 if left out); with --best or --grade',
    restricted: 'seats with a restricted view will do',
    grade:
      'the grade, or GRADE:SEATS for each of several (repeatable); may be left out if there is only one',
    code: 'the code of a discount',
    held: 'the seats that you hold (outerpark hold)',
    yes: 'do not ask whether to book; needed without a terminal',
    card: 'card-ok, card-declined or card-slow in the sandbox; pm_… at Stripe',
  },
  cancel: {
    about: 'cancel a reservation, or some of its seats, and get the money back',
    seats: 'only these: a number of one grade, or seats such as 1F/8/11,1F/8/12 (repeatable)',
    grade: 'only of this grade, or GRADE:SEATS (repeatable)',
    expect: 'cancel only if at least so much goes back',
    acceptAny: 'whatever goes back',
    refund: 'for staff: what goes back: full, policy, or an amount',
    reason: 'for staff: why; the customer can read it',
  },
  reservation: {
    about: 'what was booked',
    list: {
      about: 'your reservations, newest first; all of them with --profile admin',
      customer: 'for the admin: only of this customer (id, e-mail address or name)',
      email: 'for the admin: only of the customer with this e-mail address',
      performance: 'only of this performance',
      status: 'only with this status',
      from: 'only of performances at this time or later',
      to: 'only of performances before this time',
    },
    show: { about: 'one reservation' },
    refund: { about: 'what a cancel would give back, now and later' },
  },
  payment: {
    about: 'what was paid',
    list: { about: 'your payments, newest first' },
    show: { about: 'one payment' },
  },
  notice: {
    about: 'the notices to customers',
    list: { about: 'your notices, newest first' },
  },
}
