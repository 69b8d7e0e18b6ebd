import type { FlawParams } from '../../contract/index.ts'
import type { Announcement } from '../../kernel/index.ts'
import type { TimelineParams } from '../../mypage/index.ts'
import type { NoticeTemplate } from '../../names/index.ts'
import type { NoticeFields } from '../../notice/index.ts'
import type { Examples } from './example.ts'
import { TIME, UTC } from './problems.ts'

const BOUNDS = (['number', 'text', 'list'] as const).flatMap((of) =>
  [1, 2].flatMap((limit) => [true, false].map((isAllowed) => ({ of, limit, isAllowed }))),
)

export const FLAWS: Examples<FlawParams> = {
  missing: [{}],
  'wrong-kind': [
    { expected: ['text'] },
    { expected: ['number', 'true-or-false'] },
    { expected: ['whole-number'] },
    { expected: ['list', 'object'] },
  ],
  'not-listed': [{ values: ['en', 'ko'] }, { values: ['read', 'book', 'sell'] }, { values: ['1'] }],
  'too-small': BOUNDS,
  'too-large': BOUNDS,
  'unknown-fields': [
    { names: ['price'], more: 0 },
    { names: ['a', 'b'], more: 3 },
  ],
  'not-valid': [{}],
  empty: [{}],
  'control-characters': [{}],
  'unseen-characters': [{}],
  misread: [{}],
  'nothing-seen': [{}],
  'not-an-email': [{}],
  'not-a-code': [{}],
  'unknown-currency': [{ meant: 'KRW' }, { meant: null }],
  'not-a-start': [{}],
  'before-the-first-day': [{ from: '2027-01-05' }],
  'not-a-day': [{}],
  'not-a-moment': [{ example: TIME }],
  'unknown-time-zone': [{}],
  'not-a-card': [{}],
  'nothing-to-change': [{}],
  'no-grades': [{}],
  'no-scopes': [{}],
  'grade-twice': [{}],
  'hall-says': [{}],
  'seats-or-lines': [{}],
  'version-or-plan': [{}],
  'seats-chosen': [{}],
  'one-grade-only': [{}],
  'not-like': [{ example: 'D-9' }],
  'preset-or-rules': [{}],
  'no-rule': [{ days: 3 }],
  'keeps-less': [{ days: 3 }],
  'not-a-latency': [{ most: 60_000 }],
  'not-a-share': [{}],
  'not-a-switch': [{}],
  'not-a-cursor': [{}],
}

const amount = { amount: 380_000, currency: 'KRW' }
const nothing = { amount: 0, currency: 'KRW' }

const lineOf = (grade: string, seats: number) => ({ grade, seats, price: amount })
const VIPS = { grade: 'VIP', seats: 2 }
const SEVERAL = { grade: null, seats: 3, lines: [lineOf('VIP', 2), lineOf('R', 1)] }
const LEFT = { seats: 2, lines: [lineOf('VIP', 1), lineOf('R', 1)] }
const NONE_LEFT = { seats: 0, lines: [] }
const ONE = { grade: 'R', seats: 1 }

export const NOTICE_FIELDS: readonly NoticeFields[] = [
  { title: 'Hadestown', startsAt: TIME, ...VIPS, amount, refunded: amount },
  { title: 'Hadestown', startsAt: TIME, ...VIPS, amount, refunded: nothing },
  { title: 'Hadestown', startsAt: TIME, ...SEVERAL, amount, refunded: nothing },
  { title: 'Hadestown', startsAt: TIME, ...ONE, amount: nothing, refunded: nothing },
  { title: 'Hadestown', startsAt: TIME, ...SEVERAL, amount, left: LEFT, refunded: amount },
  { title: 'Hadestown', startsAt: TIME, ...VIPS, amount, left: NONE_LEFT, refunded: nothing },
]

const moved = { kind: 'moved', was: TIME, startsAt: TIME, until: TIME } as const
const cast = [
  { role: 'VIP', name: 'Hadestown' },
  { role: 'R', name: 'Hadestown' },
]

/** What is said of performances. */
const ANNOUNCEMENTS: readonly Announcement[] = [
  moved,
  { ...moved, reason: '2027-01-05' },
  { kind: 'recast', cast },
  { kind: 'recast', cast, until: TIME, reason: '2027-01-05' },
  { kind: 'renamed', was: 'Hadestown', title: 'Hadestown' },
  { kind: 'message', subject: 'Hadestown', text: '2027-01-05\n19:30' },
]

/** The announcements that a notice can be about. */
const SAID_IN: { readonly [Template in NoticeTemplate]?: Announcement['kind'] } = {
  'performance-moved': 'moved',
  'cast-changed': 'recast',
  'house-message': 'message',
}

/** What notices of a kind can say. */
export function fieldsOf(template: NoticeTemplate): readonly NoticeFields[] {
  const kind = SAID_IN[template]
  if (kind === undefined) return NOTICE_FIELDS
  const [fields] = NOTICE_FIELDS
  return ANNOUNCEMENTS.filter((each) => fields && each.kind === kind).map((announcement) => ({
    ...(fields as NoticeFields), // the list is not empty
    announcement,
  }))
}

export const TIMELINE: Examples<TimelineParams> = {
  Reserved: [
    { ...VIPS, amount, deferredUntil: null },
    { ...SEVERAL, amount, deferredUntil: UTC },
    { ...ONE, amount: nothing, deferredUntil: null },
  ],
  PaymentApproved: [{ amount }],
  PaymentNotNeeded: [{}],
  PaymentApprovedLate: [{ amount }],
  PaymentDeferred: [{ retryAt: UTC }],
  PaymentDeclined: [{ reason: 'card-declined' }],
  ReservationCancelled: [
    { by: 'customer' },
    { by: 'admin' },
    { by: 'customer', kept: nothing, refund: amount },
    { by: 'house' },
    { by: 'admin', kept: amount, refund: nothing, reason: '2027-01-05' },
    { by: 'admin', reason: '2027-01-05' },
  ],
  SeatsCancelled: [
    { by: 'customer', cancelled: SEVERAL.lines, kept: amount, refund: amount },
    {
      by: 'admin',
      cancelled: [lineOf('VIP', 1)],
      kept: nothing,
      refund: amount,
      reason: '2027-01-05',
    },
  ],
  ReservationExpired: [{}],
  CustomerInformed: ANNOUNCEMENTS.map((announcement) => ({ announcement })),
  PaymentRefunded: [{ refunded: amount }, { refunded: nothing }],
  PaymentCancelled: [
    { refunded: amount },
    { refunded: nothing },
    { refunded: amount, kept: amount },
    { refunded: nothing, kept: amount },
  ],
  NoticeSent: NOTICE_FIELDS.flatMap((fields) =>
    (['inbox', 'mail', 'webhook'] as const).map((channel) => ({
      channel,
      template: 'payment-approved' as const,
      fields,
    })),
  ),
}
