import { expect, test } from 'vitest'
import { routeList } from '../testing/route-list.ts'

test('each route has the audience in this list, so that no route is opened by mistake', () => {
  const forWhom = Object.groupBy(routeList(), ({ audience }) => audience)
  const named = Object.entries(forWhom).map(([audience, some]) => [
    audience,
    some.map(({ method, path }) => `${method} ${path}`).sort(),
  ])
  expect(Object.fromEntries(named)).toEqual({
    anyone: [
      'get /livez',
      'get /openapi.json',
      'get /readyz',
      'get /v1/musicals',
      'get /v1/musicals/{id}',
      'get /v1/performances',
      'get /v1/performances/{id}',
      'post /v1/customers',
      'post /v1/gateways/stripe/events',
    ],
    customer: ['post /v1/reservations'],
    'signed-in': [
      'delete /v1/customers/{id}',
      'get /v1/customers/{id}',
      'get /v1/mypage',
      'get /v1/mypage/stream',
      'get /v1/notices',
      'get /v1/payments',
      'get /v1/payments/{id}',
      'get /v1/reservations',
      'get /v1/reservations/{id}',
      'get /v1/whoami',
      'patch /v1/customers/{id}',
      'post /v1/reservations/{id}/cancel',
    ],
    admin: [
      'delete /v1/sandbox/knobs',
      'get /v1/customers',
      'get /v1/events',
      'get /v1/events/stream',
      'get /v1/sandbox/knobs',
      'get /v1/sandbox/ledger',
      'get /v1/status',
      'get /v1/tasks',
      'get /v1/verify',
      'post /v1/musicals',
      'post /v1/musicals/{id}/performances',
      'post /v1/mypage/rebuild',
      'post /v1/seasons',
      'post /v1/tasks/{id}/drop',
      'post /v1/tasks/{id}/retry',
      'post /v1/webhook/on',
      'put /v1/sandbox/knobs',
    ],
  })
})
