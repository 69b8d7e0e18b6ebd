import type { ProblemParams } from '../../contract/index.ts'
import { CANCEL_PROBLEMS } from './cancel-problems.ts'
import { DISCOUNT_PROBLEMS } from './discount-problems.ts'
import type { Examples } from './example.ts'
import { HALL_PROBLEMS } from './hall-problems.ts'
import { RECOVERY } from './recovery.ts'
import { SALE_PROBLEMS } from './sale-problems.ts'

const ID = 'RV-7KQ2M9XW4T'
const CU = 'CU-7KQ2M9XW4T'
export const TIME = '2027-01-05T19:30:00+09:00'
export const UTC = '2027-01-05T10:30:00.000Z'

/** Parameters of every code: all of its cases, and what changes its words. */
export const PROBLEMS: Examples<ProblemParams> = {
  ...RECOVERY,
  ...SALE_PROBLEMS,
  ...CANCEL_PROBLEMS,
  ...DISCOUNT_PROBLEMS,
  ...HALL_PROBLEMS,
  'email-already-registered': [{}],
  'reservation-not-found': [{ id: ID }],
  'payment-not-found': [{ id: 'PY-7KQ2M9XW4T' }],
  'charge-not-lost': [{ id: 'PY-7KQ2M9XW4T' }],
  'customer-not-found': [{ case: 'id', id: CU }, { case: 'email' }, { case: 'others' }],
  'customer-erased': [{ case: 'just-now' }, { case: 'before', id: CU, at: UTC }],
  'customer-has-bookings': [
    { count: 1, reservations: [ID] },
    { count: 2, reservations: [ID, ID] },
    { count: 7, reservations: [ID, ID] },
  ],
  'staff-not-found': [{ id: 'ST-7KQ2M9XW4T' }],
  'token-not-found': [{ id: 'TO-7KQ2M9XW4T' }],
  'token-revoked': [{ case: 'request' }, { case: 'named', name: 'laptop', at: UTC }],
  'token-ended': [{ case: 'request' }, { case: 'named', name: 'laptop', at: UTC }],
  'token-exceeded': [
    { case: 'owner', staffId: null, missing: ['sell'], most: ['read', 'book'] },
    { case: 'owner', staffId: 'ST-7KQ2M9XW4T', missing: ['finance'], most: ['sell'] },
    { case: 'no-scope', most: ['read', 'book'] },
    { case: 'giving', name: 'laptop', missing: ['book'], has: ['read'] },
    { case: 'outlasting', name: 'laptop', endsAt: UTC },
    { case: 'revoking', name: 'laptop', missing: ['book'], other: 'phone' },
    { case: 'address-scopes', name: 'laptop', has: ['read'] },
    { case: 'address-end', name: 'laptop', endsAt: UTC },
  ],
  'too-many-tokens': [{ owner: CU, count: 50, most: 50 }],
  'end-has-passed': [{ endsAt: UTC }],
  'code-not-valid': [{}],
  'too-many-codes': [
    { case: 'address', perHour: 5, waitMs: 60_000 },
    { case: 'caller', waitMs: 60_000 },
  ],
  'idempotency-key-reused': [{ case: 'request', key: 'k-1' }, { case: 'token' }],
  'not-signed-in': (['no-token', 'unknown-token', 'no-bearer', 'no-key'] as const).map((which) => ({
    case: which,
  })),
  'not-allowed': [
    { case: 'staff-only' },
    { case: 'scope-needed', needed: ['sell', 'door'], name: 'laptop', has: ['read'] },
    { case: 'token-of-the-home' },
    { case: 'folder-from-elsewhere' },
  ],
  'customers-only': (['book', 'bookings', 'mypage', 'customer'] as const).map((which) => ({
    case: which,
  })),
  'route-not-found': [{ path: '/v1/nothing' }],
  'method-not-allowed': [
    { case: 'route', method: 'PUT', allowed: ['GET'] },
    { case: 'proxy' },
    { case: 'control' },
  ],
  'malformed-json': [
    { case: 'encoding' },
    { case: 'depth', most: 32 },
    { case: 'syntax', why: 'Unexpected end of JSON input' },
  ],
  'unsupported-media-type': [
    { case: 'type' },
    { case: 'compressed' },
    { case: 'charset', charset: 'euc-kr' },
  ],
  'body-too-large': [{ case: 'bytes', limit: 4096 }, { case: 'chunks' }],
  'validation-failed': [
    { case: 'body', more: 0 },
    { case: 'query', more: 3 },
    { case: 'last-event-id' },
    { case: 'idempotency-key' },
    { case: 'short-idempotency-key', least: 22 },
    { case: 'two-owners' },
    { case: 'no-owner' },
  ],
  'invalid-cursor': [{}],
  'host-not-allowed': [{}],
  'origin-not-allowed': [{}],
  'malformed-request': [
    { case: 'not-http' },
    { case: 'address' },
    { case: 'url' },
    { case: 'no-host' },
    { case: 'two-hosts' },
    { case: 'header-twice', header: 'Host' },
  ],
  'length-required': [{}],
  'headers-too-large': [{ limit: 16_384 }],
  'request-timeout': [{ headMs: 10_000, wholeMs: 30_000 }],
  'too-many-requests': (['customer', 'admin', 'anonymous', 'sign-up'] as const).map((of) => ({
    of,
    perSecond: 50,
    waitMs: 100,
  })),
  'server-busy': [
    { case: 'bodies' },
    { case: 'connections' },
    { case: 'exports' },
    { case: 'export', id: CU },
  ],
  'request-in-progress': [{}],
  'task-not-found': [{ id: 'TK-1' }],
  'mypage-behind': [
    { case: 'position', position: 12 },
    { case: 'no-view-yet' },
    { case: 'view-in-use' },
    { case: 'projector-stopped' },
  ],
  'too-many-streams': [
    { case: 'yours', count: 20 },
    { case: 'all', for: 'customers', places: 950, yours: 1 },
    { case: 'all', for: 'staff', places: 1000, yours: 0 },
    { case: 'all', for: 'strangers', places: 400, yours: 0 },
  ],
  'events-lost': [{ position: 12, last: 3 }],
  ...{ draining: [{}], 'worker-away': [{}] },
  'storage-full': [{ case: 'write' }, { case: 'second-view' }, { case: 'backup' }],
  'storage-failing': [{ reason: 'SQLITE_IOERR_WRITE' }],
  'storage-damaged': [{ reason: 'SQLITE_CORRUPT' }],
  'storage-read-only': [{ reason: 'SQLITE_READONLY' }],
  'storage-unreachable': [{ reason: 'SQLITE_CANTOPEN' }],
  'storage-unavailable': [{ reason: 'SQLITE_BUSY' }, { reason: null }],
  'payment-overloaded': [
    { case: 'not-available', waitMs: 900 },
    { case: 'too-many-unpaid', waitMs: 30_000 },
  ],
  'no-sandbox': [{}],
  'sandbox-unavailable': [{}],
  'no-metrics': [{}],
  'no-webhook': [{}],
  'no-mail': [{}],
  'customer-not-confirmed': [{ id: CU }],
  'card-unknown': [{ card: 'card-x', cards: ['card-ok', 'card-slow'] }],
  'stripe-signature-invalid': [{ why: 'No signatures found' }],
  'internal-error': [{}],
}
