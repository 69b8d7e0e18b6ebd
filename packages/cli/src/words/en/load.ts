/** What happens in one second of a load. */
export type Now = {
  readonly at: number
  readonly of: number
  readonly perSecond: string
  readonly p50: string
  readonly p99: string
  readonly refused: string
  readonly errors: string
}

/** The reasons for refusals that are no limit of the box office, by their code. */
const notALimit: Readonly<Record<string, string>> = {
  'seats-unavailable': 'sold out; this is no error',
}

export const load = {
  badMix: (kinds: string, given: string) =>
    `--mix has to name some of ${kinds} once, each with a whole number such as book=8,cancel=1,mypage=1, not "${given}".`,
  emptyMix: 'With this --mix nobody would do anything: book or mypage needs at least 1.',
  isElsewhere: (origin: string) => `${origin} is not on this machine.`,
  isCharging: (gateway: string) => `This box office charges cards through ${gateway}.`,
  isProduct: (mode: string) => `This box office says of itself that it is ${mode}.`,
  bothWords:
    'Load a box office of your own instead. If it is meant: --against-remote --yes-i-mean-it',
  codesNeeded:
    'Customers of this box office confirm their e-mail address with a code that comes by mail, and those of a load get no mail.',
  believe: 'Load a box office with OUTERPARK_ADDRESSES=believe.',
  interruptedEarly:
    'Interrupted before the load began. To take away what it made: outerpark load clean',
  begins: 'the load is prepared',
  signingUp: (count: number, all: number) => `signs up customers: ${count} of ${all}`,
  now: ({ at, of, perSecond, p50, p99, refused, errors }: Now) =>
    `${at} of ${of} s · ${perSecond} a second · p50 ${p50} ms · p99 ${p99} ms · refused ${refused} · errors ${errors}`,
  draining: 'waits for the last answers',
  settling: (unpaid: string) => `waits for the payments: ${unpaid} unpaid`,
  cleaning: (count: string) => `takes away what it made: ${count}`,
  verifying: 'checks everything',
  of: (title: string, url: string) => `${title} on ${url}`,
  how: 'load',
  closed: (connections: number) => `${connections} connections`,
  open: (perSecond: number, connections: number) =>
    `${perSecond} a second over ${connections} connections`,
  customers: (count: number) => `${count} customers`,
  ended: 'ended by Ctrl-C',
  transactions: 'transactions',
  count: (count: string, seconds: string) => `${count} in ${seconds} s`,
  throughput: 'throughput',
  perSecond: (rate: string) => `${rate} a second`,
  availability: 'availability',
  received: 'received',
  megabytes: (count: string) => `${count} MB`,
  unsent: 'not sent',
  notSent: (count: string) => `${count} that were due: all connections were busy`,
  all: 'all',
  kinds: { book: 'book', cancel: 'cancel', mypage: 'mypage' },
  column: {
    transactions: 'COUNT',
    perSecond: 'A SECOND',
    done: 'DONE',
    refused: 'REFUSED',
    errors: 'ERRORS',
    tries: 'TRIES',
    max: 'MAX (MS)',
  },
  notALimit,
  raise: (setting: string) => `a limit: raise ${setting}`,
  latencies: 'answered within',
  upTo: (ms: string) => `${ms} ms`,
  allPaid: (seconds: string) => `All is paid, ${seconds} s after the load.`,
  notPaid: (unpaid: string, seconds: string) =>
    `${unpaid} bookings are still unpaid ${seconds} s after the load; --settle waits longer.`,
  cleaned: (cancelled: string, erased: string, performances: string) =>
    `Taken away: ${cancelled} bookings cancelled, ${erased} customers erased, the free seats of ${performances} performances taken.`,
  notCleaned: 'What it made is still there. To take it away: outerpark load clean',
  kept: (code: string, count: number) => `${count} could not be taken away: ${code}`,
  notAvailable: 'The box office did not answer every request.',
  failed: 'The box office did not hold out: see above.',
  story: {
    begins:
      'A box office on a home and a port of its own; nothing of it is left afterwards. Customers book, cancel and read MyPage.',
    parts: {
      calm: 'All is well: each booking is paid a moment later.',
      slow: 'The gateway gets slower than the time-out. Calls fail until payments are paused.',
      open: 'Payments are paused: no call goes out. Bookings are taken, and their payment is deferred.',
      fast: 'The gateway is fast again. One call at a time finds out, and payments go on.',
      'catch-up': 'The backlog is paid, the oldest first, while bookings go on.',
      end: 'The load ends. The last bookings are paid.',
    },
    figures: (perSecond: string, p99: string, breaker: string, unpaid: string) =>
      `${perSecond} a second, p99 ${p99} ms, breaker ${breaker}, unpaid ${unpaid}`,
    names: {
      calm: 'all is well',
      slow: 'slow gateway',
      open: 'paused',
      fast: 'fast again',
      'catch-up': 'catching up',
      end: 'end',
    },
    column: { part: 'STAGE', seconds: 'SECONDS', breaker: 'BREAKER', unpaid: 'UNPAID' },
    holds: (peak: string) =>
      `Every request was taken, at most ${peak} bookings were unpaid at once, and all are paid.`,
    fails: 'The story did not go as it should: see above.',
  },
}
