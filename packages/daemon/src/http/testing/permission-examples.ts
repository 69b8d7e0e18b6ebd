import { BEGINS, grade } from '../../testing/season.ts'
import { ofAccess } from './access-examples.ts'
import { at, type Examples, type PermissionScene } from './example.ts'
import { LOST } from './fake-recovery.ts'
import { ofHalls } from './hall-examples.ts'

let addresses = 0
let shows = 0
/** A performance a day later than the one before: the same one is not put on sale twice. */
const performance = () => {
  shows += 1
  const startsAt = new Date(Date.parse(BEGINS) + shows * 86_400_000).toISOString()
  return { startsAt, grades: [grade('R', 10)] }
}
const musical = () => ({ title: 'Rent', venue: 'Blue Square', performances: [performance()] })

/** Example requests for each route of the daemon. */
export const permissionExamples = (scene: PermissionScene): Examples => ({
  ...ofCustomers(scene),
  ...ofTheSeason(scene),
  ...ofHalls(scene),
  ...ofBookings(scene),
  ...ofMyPage(scene),
  ...ofAccess(scene),
  ...ofTheBoxOffice(scene),
})

/** Requests about customers: who they are, and how they come and go. */
const ofCustomers = (scene: PermissionScene): Examples => ({
  'post /v1/customers': [
    {
      ...at('/v1/customers'),
      body: () => ({ name: 'Park New', email: `new${++addresses}@example.com` }),
    },
  ],
  'get /v1/whoami': [at('/v1/whoami')],
  // Codes by mail are in sign-in.int.test.ts: this office has no mail.
  'post /v1/sign-in': [
    { ...at('/v1/sign-in'), body: () => ({ email: 'kim@example.com' }), refused: 404 },
  ],
  'post /v1/sign-in/confirm': [
    {
      ...at('/v1/sign-in/confirm'),
      body: () => ({ email: 'kim@example.com', code: '123456' }),
      refused: 403,
    },
  ],
  'post /v1/customers/{id}/confirm': [
    { path: () => `/v1/customers/${scene.customerId()}/confirm` },
  ],
  'get /v1/customers': [
    at('/v1/customers'),
    { path: () => `/v1/customers?search=ALPHA&limit=1&idPrefix=${scene.customerId()}` },
  ],
  'get /v1/customers/{id}/export': [
    { ...at('/v1/customers/me/export'), notForStaff: true },
    { path: () => `/v1/customers/${scene.customerId()}/export`, ofA: true },
  ],
  'get /v1/customers/{id}': [
    { ...at('/v1/customers/me'), notForStaff: true },
    { path: () => `/v1/customers/${scene.customerId()}`, ofA: true },
  ],
  // The customers of these requests have bookings to come. Others are erased in customers.int.test.ts.
  'delete /v1/customers/{id}': [
    { path: () => '/v1/customers/me', refused: 409, notForStaff: true },
    { path: () => `/v1/customers/${scene.customerId()}`, refused: 409, ofA: true },
  ],
  'patch /v1/customers/{id}': [
    { ...at('/v1/customers/me'), body: () => ({ language: 'en' }), notForStaff: true },
    {
      path: () => `/v1/customers/${scene.customerId()}`,
      body: () => ({ language: 'en' }),
      ofA: true,
    },
  ],
})

const ofTheSeason = (scene: PermissionScene): Examples => ({
  'post /v1/musicals': [{ ...at('/v1/musicals'), body: musical }],
  'post /v1/seasons': [{ ...at('/v1/seasons'), body: () => ({ musicals: [musical()] }) }],
  'get /v1/seasons/stream': [at('/v1/seasons/stream')],
  'post /v1/musicals/{id}/performances': [
    {
      path: () => `/v1/musicals/${scene.musicalId()}/performances`,
      body: () => ({ performances: [performance()] }),
    },
  ],
  'get /v1/musicals/{id}/discounts': [
    { path: () => `/v1/musicals/${scene.musicalId()}/discounts` },
  ],
  'post /v1/musicals/{id}/discounts': [
    {
      path: () => `/v1/musicals/${scene.musicalId()}/discounts`,
      body: () => ({ name: 'Spring', percent: 20 }),
    },
  ],
  'post /v1/musicals/{id}/discounts/{discount}/end': [
    {
      path: () => `/v1/musicals/${scene.musicalId()}/discounts/DC-AAAAAAAAAA/end`,
      body: () => ({}),
    },
  ],
  'patch /v1/performances/{id}/grades/{grade}': [
    {
      path: () => `/v1/performances/${scene.performanceId()}/grades/VIP`,
      body: () => ({ price: { amount: ++shows, currency: 'KRW' } }),
    },
  ],
  'get /v1/musicals': [at('/v1/musicals'), at('/v1/musicals?limit=1&idPrefix=2')],
  'get /v1/musicals/{id}': [{ path: () => `/v1/musicals/${scene.musicalId()}` }],
  'get /v1/performances': [
    at('/v1/performances'),
    { path: () => `/v1/performances?musicalId=${scene.musicalId()}` },
  ],
  'get /v1/performances/{id}': [{ path: () => `/v1/performances/${scene.performanceId()}` }],
})

const ofBookings = (scene: PermissionScene): Examples => ({
  'post /v1/reservations': [
    { ...at('/v1/reservations'), body: () => ({ performanceId: scene.performanceId(), seats: 1 }) },
  ],
  'get /v1/performances/{id}/quote': [
    { path: () => `/v1/performances/${scene.performanceId()}/quote?seats=1` },
  ],
  'get /v1/reservations/{id}/cancellation': [
    { path: async () => `/v1/reservations/${await scene.book()}/cancellation`, ofA: true },
  ],
  'post /v1/reservations/{id}/cancel': [
    {
      path: async () => `/v1/reservations/${await scene.book()}/cancel`,
      body: () => ({}),
      ofA: true,
    },
    { path: async () => `/v1/reservations/${await scene.book()}/cancel`, ofA: true },
  ],
  'get /v1/reservations': [
    at('/v1/reservations'),
    { path: () => `/v1/reservations?idPrefix=${scene.reservationId()}` },
    { path: () => `/v1/reservations?customerId=${scene.customerId()}`, ofA: true },
    {
      path: () =>
        `/v1/reservations?performanceId=${scene.performanceId()}&status=confirmed&from=${BEGINS.replace('+', '%2B')}`,
    },
  ],
  'get /v1/reservations/{id}': [
    { path: () => `/v1/reservations/${scene.reservationId()}`, ofA: true },
  ],
  'get /v1/payments': [
    at('/v1/payments'),
    { path: () => `/v1/payments?idPrefix=${scene.paymentId()}` },
  ],
  'get /v1/payments/{id}': [{ path: () => `/v1/payments/${scene.paymentId()}`, ofA: true }],
  'get /v1/notices': [at('/v1/notices')],
})

const ofMyPage = (scene: PermissionScene): Examples => ({
  'get /v1/mypage': [
    { ...at('/v1/mypage'), notForStaff: true },
    { path: () => `/v1/mypage?customerId=${scene.customerId()}`, ofA: true },
  ],
  'get /v1/mypage/stream': [
    { ...at('/v1/mypage/stream'), notForStaff: true },
    { path: () => `/v1/mypage/stream?customerId=${scene.customerId()}`, ofA: true },
  ],
  'post /v1/mypage/rebuild': [at('/v1/mypage/rebuild')],
})

const ofTheBoxOffice = (scene: PermissionScene): Examples => ({
  'get /v1/sales': [
    at('/v1/sales'),
    at('/v1/sales?by=day&from=2027-01-01'),
    { path: () => `/v1/sales?by=grade&musicalId=${scene.musicalId()}` },
  ],
  'get /v1/sales/stream': [at('/v1/sales/stream')],
  'get /v1/events': [at('/v1/events')],
  'get /v1/events/stream': [at('/v1/events/stream')],
  'get /v1/tasks': [at('/v1/tasks'), at('/v1/tasks?dead=true')],
  'get /v1/tasks/{id}': [{ path: async () => `/v1/tasks/${await scene.deadLetter()}` }],
  'post /v1/tasks/{id}/retry': [
    { path: async () => `/v1/tasks/${await scene.deadLetter()}/retry` },
  ],
  'post /v1/tasks/{id}/drop': [{ path: async () => `/v1/tasks/${await scene.deadLetter()}/drop` }],
  'get /v1/sandbox/knobs': [at('/v1/sandbox/knobs')],
  'put /v1/sandbox/knobs': [{ ...at('/v1/sandbox/knobs'), body: () => ({ fail: 0.3 }) }],
  'delete /v1/sandbox/knobs': [at('/v1/sandbox/knobs')],
  'get /v1/sandbox/ledger': [at('/v1/sandbox/ledger'), at('/v1/sandbox/ledger?limit=1&cursor=1')],
  'post /v1/webhook/on': [at('/v1/webhook/on')],
  'post /v1/gateways/stripe/events': [
    {
      ...at('/v1/gateways/stripe/events'),
      body: () => scene.hint().body,
      headers: () => scene.hint().headers,
    },
  ],
  'get /livez': [at('/livez')],
  'get /readyz': [at('/readyz')],
  'get /v1/status': [at('/v1/status')],
  // What it answers if something is counted is in metrics.int.test.ts.
  'get /metrics': [{ ...at('/metrics'), refused: 404 }],
  'get /v1/verify': [at('/v1/verify')],
  'get /v1/lost-charges': [at('/v1/lost-charges')],
  'post /v1/lost-charges/{key}/refund': [at(`/v1/lost-charges/${LOST}/refund`)],
  'get /v1/backups': [at('/v1/backups')],
  'post /v1/backups': [{ ...at('/v1/backups'), body: () => ({ keep: 3 }) }],
  'get /openapi.json': [at('/openapi.json')],
})
