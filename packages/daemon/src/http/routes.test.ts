import { expect, test } from 'vitest'
import { routeList } from '../testing/route-list.ts'
import { audienceText } from './audience.ts'

test('each route has the audience in this list, so that no route is opened by mistake', () => {
  const forWhom = Object.groupBy(routeList(), ({ audience }) => audienceText(audience))
  const named = Object.entries(forWhom).map(([audience, some = []]) => [
    audience,
    some.map(({ method, path }) => `${method} ${path}`).sort(),
  ])
  expect(Object.fromEntries(named)).toEqual({
    anyone: [
      'get /livez',
      'get /openapi.json',
      'get /readyz',
      'get /v1/halls',
      'get /v1/halls/{id}',
      'get /v1/halls/{id}/versions/{version}',
      'get /v1/musicals',
      'get /v1/musicals/{id}',
      'get /v1/performances',
      'get /v1/performances/{id}',
      'get /v1/performances/{id}/seats',
      'get /v1/seasons/stream',
      'post /v1/customers',
      'post /v1/gateways/stripe/events',
      'post /v1/sign-in',
      'post /v1/sign-in/confirm',
    ],
    'any token': ['delete /v1/tokens/{id}', 'get /v1/tokens', 'get /v1/whoami', 'post /v1/tokens'],
    'customer: book': ['get /v1/performances/{id}/quote', 'post /v1/reservations'],
    'customer: book; staff: admin': ['delete /v1/customers/{id}'],
    'customer: book; staff: sell': [
      'patch /v1/customers/{id}',
      'post /v1/reservations/{id}/cancel',
    ],
    'customer: read; staff: admin': ['get /v1/customers/{id}/export'],
    'customer: read; staff: read, sell': [
      'get /v1/customers/{id}',
      'get /v1/mypage',
      'get /v1/mypage/stream',
      'get /v1/notices',
    ],
    'customer: read; staff: read, sell, door': [
      'get /v1/reservations',
      'get /v1/reservations/{id}',
    ],
    'customer: read; staff: read, sell, finance': ['get /v1/payments', 'get /v1/payments/{id}'],
    'staff: finance': ['get /v1/sales', 'get /v1/sales/stream'],
    'staff: read, finance, admin': ['get /metrics'],
    'staff: read, sell': ['get /v1/customers'],
    'staff: sell': ['post /v1/customers/{id}/confirm', 'post /v1/customers/{id}/tokens'],
    'staff: admin': [
      'delete /v1/sandbox/knobs',
      'delete /v1/staff/{id}',
      'get /v1/backups',
      'get /v1/events',
      'get /v1/events/stream',
      'get /v1/lost-charges',
      'get /v1/sandbox/knobs',
      'get /v1/sandbox/ledger',
      'get /v1/staff',
      'get /v1/status',
      'get /v1/tasks',
      'get /v1/tasks/{id}',
      'get /v1/verify',
      'patch /v1/performances/{id}/grades/{grade}',
      'post /v1/backups',
      'post /v1/halls',
      'post /v1/lost-charges/{key}/refund',
      'post /v1/musicals',
      'post /v1/musicals/{id}/performances',
      'post /v1/mypage/rebuild',
      'post /v1/seasons',
      'post /v1/staff',
      'post /v1/staff/{id}/tokens',
      'post /v1/tasks/{id}/drop',
      'post /v1/tasks/{id}/retry',
      'post /v1/webhook/on',
      'put /v1/halls/{id}',
      'put /v1/sandbox/knobs',
    ],
  })
})
