import type { OutgoingHttpHeaders } from 'node:http'
import { BEGINS, grade } from '../../testing/season.ts'

/** A request to a route. It succeeds for everybody in the route's audience, except as the fields below say. */
export type Example = {
  readonly path: () => string | Promise<string>
  readonly body?: () => unknown
  readonly headers?: () => OutgoingHttpHeaders
  /** the status for everybody who gets as far as the rules of the box office, which refuse it */
  readonly refused?: number
  /** the request is about something of A; another customer gets `not found` */
  readonly ofA?: true
  /** the admin has nothing of this kind, so the request fails for the admin */
  readonly notForAdmin?: true
}

/** The things that the requests are about. They belong to customer A, and exist once the office is open. */
export type PermissionScene = {
  readonly musicalId: () => string
  readonly performanceId: () => string
  readonly reservationId: () => string
  readonly paymentId: () => string
  readonly customerId: () => string
  /** Makes a reservation of A. */
  readonly book: () => Promise<string>
  /** Makes a dead letter of A. */
  readonly deadLetter: () => Promise<string>
  /** Makes a webhook of Stripe about the payment of A. */
  readonly hint: () => { readonly body: string; readonly headers: OutgoingHttpHeaders }
}

let addresses = 0
let shows = 0
/** A performance a day later than the one before: the same one is not put on sale twice. */
const performance = () => {
  shows += 1
  const startsAt = new Date(Date.parse(BEGINS) + shows * 86_400_000).toISOString()
  return { startsAt, grades: [grade('R', 10)] }
}
const musical = () => ({ title: 'Rent', venue: 'Blue Square', performances: [performance()] })
const at = (path: string): Example => ({ path: () => path })

type Examples = Record<string, readonly Example[]>

/** Example requests for each route of the daemon. */
export const permissionExamples = (scene: PermissionScene): Examples => ({
  ...ofTheSeason(scene),
  ...ofBookings(scene),
  ...ofMyPage(scene),
  ...ofTheBoxOffice(scene),
})

const ofTheSeason = (scene: PermissionScene): Examples => ({
  'post /v1/customers': [
    {
      ...at('/v1/customers'),
      body: () => ({ name: 'Park New', email: `new${++addresses}@example.com` }),
    },
  ],
  'get /v1/whoami': [at('/v1/whoami')],
  'get /v1/customers': [
    at('/v1/customers'),
    { path: () => `/v1/customers?search=ALPHA&limit=1&idPrefix=${scene.customerId()}` },
  ],
  'get /v1/customers/{id}': [
    { ...at('/v1/customers/me'), notForAdmin: true },
    { path: () => `/v1/customers/${scene.customerId()}`, ofA: true },
  ],
  // The customers of these requests have bookings to come. Others are erased in customers.int.test.ts.
  'delete /v1/customers/{id}': [
    { path: () => '/v1/customers/me', refused: 409, notForAdmin: true },
    { path: () => `/v1/customers/${scene.customerId()}`, refused: 409, ofA: true },
  ],
  'patch /v1/customers/{id}': [
    { ...at('/v1/customers/me'), body: () => ({ language: 'en' }), notForAdmin: true },
    {
      path: () => `/v1/customers/${scene.customerId()}`,
      body: () => ({ language: 'en' }),
      ofA: true,
    },
  ],
  'post /v1/musicals': [{ ...at('/v1/musicals'), body: musical }],
  'post /v1/seasons': [{ ...at('/v1/seasons'), body: () => ({ musicals: [musical()] }) }],
  'post /v1/musicals/{id}/performances': [
    {
      path: () => `/v1/musicals/${scene.musicalId()}/performances`,
      body: () => ({ performances: [performance()] }),
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
    { ...at('/v1/mypage'), notForAdmin: true },
    { path: () => `/v1/mypage?customerId=${scene.customerId()}`, ofA: true },
  ],
  'get /v1/mypage/stream': [
    { ...at('/v1/mypage/stream'), notForAdmin: true },
    { path: () => `/v1/mypage/stream?customerId=${scene.customerId()}`, ofA: true },
  ],
  'post /v1/mypage/rebuild': [at('/v1/mypage/rebuild')],
})

const ofTheBoxOffice = (scene: PermissionScene): Examples => ({
  'get /v1/events': [at('/v1/events')],
  'get /v1/events/stream': [at('/v1/events/stream')],
  'get /v1/tasks': [at('/v1/tasks'), at('/v1/tasks?dead=true')],
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
  'get /v1/verify': [at('/v1/verify')],
  'get /openapi.json': [at('/openapi.json')],
})
