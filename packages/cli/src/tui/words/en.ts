import { grouped } from '@outerpark/core/kernel'
import type { Action } from '../keys/keymap.ts'
import type { Group, PlaceId } from '../places.ts'
import { ADMIN_EN } from './admin-en.ts'
import { BOOK_EN } from './book-en.ts'
import { CUSTOMER_EN } from './customer-en.ts'
import { DOES_EN } from './does-en.ts'
import { OPERATOR_EN } from './operator-en.ts'
import { SALES_EN } from './sales-en.ts'

const plural = (count: number, one: string, more = `${one}s`) =>
  `${count} ${count === 1 ? one : more}`

/** All texts of the terminal interface in English. Its type is the form that every other language has to fill. */
export const EN = {
  ...CUSTOMER_EN,
  admin: ADMIN_EN,
  ...OPERATOR_EN,
  sales: SALES_EN,
  places: {
    season: "What's on",
    mypage: 'My page',
    account: 'Account',
    musicals: 'Musicals',
    sales: 'Sales',
    customers: 'Customers',
    staff: 'Staff',
    pipeline: 'Pipeline',
    events: 'Events',
    sandbox: 'Sandbox',
    checks: 'Checks',
    book: 'Book',
    customer: 'Customer',
    register: 'Register',
    change: 'Prices',
    load: 'Season file',
    signIn: 'Sign in',
  } satisfies Record<PlaceId, string>,
  /** who works at the box office, as the frame names them */
  roles: { admin: 'admin', staff: (name: string) => `${name} (staff)` },
  groups: {
    booking: 'Booking',
    selling: 'Selling',
    running: 'Running',
  } satisfies Record<Group, string>,
  actions: {
    up: 'up',
    down: 'down',
    left: 'left',
    right: 'right',
    pageUp: 'page up',
    pageDown: 'page down',
    first: 'first',
    last: 'last',
    open: 'open',
    back: 'back',
    nextPane: 'next',
    previousPane: 'previous',
    filter: 'filter',
    book: 'book',
    calendar: 'calendar, list',
    cancel: 'cancel',
    more: 'more',
    less: 'fewer',
    number: 'number',
    retry: 'retry',
    drop: 'drop',
    reset: 'reset',
    run: 'check',
    token: 'new token',
    confirm: 'confirm e-mail',
    addDates: 'add dates',
    allDates: 'one date, all dates',
    prices: 'prices, seats',
    add: 'new musical',
    staff: 'staff',
    addStaff: 'add a person',
    toggle: 'yes or no',
    load: 'season file',
    edit: 'edit',
    submit: 'check',
    copySecret: 'copy token',
    turn: 'turn',
    signIn: 'sign in',
    sample: 'sample season',
    revoke: 'revoke',
    again: 'send again',
    language: 'language',
    copy: 'copy command',
    copyCurl: 'copy curl',
    suspend: 'to the shell',
    palette: 'commands',
    help: 'keys',
    tab: 'that screen',
    go: 'go to',
    quit: 'quit',
    interrupt: 'leave',
  } satisfies Record<Action, string>,
  does: DOES_EN,
  frame: {
    selected: 'selected: ',
    tooSmall: (columns: number, rows: number) =>
      `This terminal is too small. ${columns}×${rows} is the least.`,
    connecting: 'Connecting …',
    lost: (age: string) => `No answer from the box office. What you see is ${age} old.`,
    lostEmpty: 'No answer from the box office. It is tried again.',
    failed: (why: string) => `The box office refuses: ${why}`,
    unsaved: 'A form is not sent yet. The same key again leaves and loses it.',
    copiedSecret: 'Copied.',
    editorFailed: 'The editor ended with an error. EDITOR names another one.',
    keysTitle: 'Keys of this place',
    helpCloses: 'Any key closes this.',
    moreAbove: (n: number) => `↑ ${n} earlier`,
    moreBelow: (n: number) => `↓ ${n} more`,
    copied: (text: string) => `Copied: ${text}`,
    goesOn: (n: number) =>
      `${plural(n, 'booking')} not settled yet: this goes on in the daemon. Ctrl-C again to leave.`,
    goBack: 'Press Enter to go back.',
  },
  time: {
    seconds: (n: number) => plural(n, 'second'),
    minutes: (n: number) => plural(n, 'minute'),
    hours: (n: number) => plural(n, 'hour'),
    days: (n: number) => plural(n, 'day'),
  },
  season: {
    empty: 'Nothing is on sale.',
    noMatch: (typed: string) => `Nothing fits "${typed}".`,
    shows: (n: number) => plural(n, 'performance'),
    soldOut: 'sold out',
    left: (n: number) => `${grouped(n)} left`,
    filter: 'Filter',
    noShow: 'Nothing is on that day.',
    sample: 'Press s to put a sample season of eight musicals on sale.',
    sampling: 'Putting the sample season on sale …',
    /** a week of calendars begins on Sunday */
    firstWeekday: 0,
    marks: { free: 'seats left', few: 'few left', none: 'sold out' },
    startsIn: (span: string) => `starts in ${span}`,
  },
  book: BOOK_EN,
  cancel: {
    ask: (id: string, what: string) => `Cancel ${id} (${what})? Enter cancels it, Esc keeps it.`,
    back: (money: string) => `${money} goes back to the card.`,
    nothing: 'Nothing will be charged. Should a charge turn up, all of it goes back.',
    sending: 'Cancelling …',
  },
  mypage: {
    empty: 'No bookings yet. Press b on a performance to book.',
    steps: {
      booked: 'booked',
      paying: 'paying',
      deferred: 'payment deferred',
      paid: 'paid',
      told: 'notified',
      settling: 'being settled',
      settled: 'refunded',
      uncharged: 'nothing charged',
    },
    nextTry: (seconds: number) => `next try in ${seconds} s`,
    waits:
      'The payment is not possible just now. Your seats stay held, and it is tried again by itself. A notice says when it is done. You need not do anything.',
    status: {
      'awaiting-payment': 'awaiting payment',
      confirmed: 'confirmed',
      cancelled: 'cancelled',
      'payment-failed': 'payment failed',
      expired: 'expired',
    },
  },
}

/** The texts of the terminal interface in one language. */
export type TuiWords = typeof EN
