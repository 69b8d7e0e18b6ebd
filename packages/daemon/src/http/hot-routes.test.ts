import { expect, test } from 'vitest'
import { routeList } from '../testing/route-list.ts'
import { hotRoutes } from './hot-routes.ts'

const routes = routeList()
const find = hotRoutes(routes)
const named = (method: string, url: string) => {
  const found = find(method, url)
  return found && { path: found.route.path, params: found.params }
}

test('the routes that are asked most are hot, and no others', () => {
  const hot = routes.filter(({ hot }) => hot).map(({ method, path }) => `${method} ${path}`)
  expect(hot.sort()).toEqual([
    'get /v1/mypage',
    'get /v1/performances/{id}/seats',
    'post /v1/reservations',
    'post /v1/reservations/{id}/cancel',
  ])
})

test('a hot route is found by method and address, with its parameters', () => {
  expect(named('POST', '/v1/reservations')).toEqual({ path: '/v1/reservations', params: {} })
  expect(named('GET', '/v1/mypage')).toEqual({ path: '/v1/mypage', params: {} })
  expect(named('POST', '/v1/reservations/RV-7KQ2M9XW4T/cancel')).toEqual({
    path: '/v1/reservations/{id}/cancel',
    params: { id: 'RV-7KQ2M9XW4T' },
  })
})

test.each([
  ['GET', '/v1/reservations'],
  ['HEAD', '/v1/mypage'],
  ['post', '/v1/reservations'],
  ['POST', '/v1/reservations/'],
  ['POST', '/v1/reservations?x=1'],
  ['POST', '/v1/Reservations'],
  ['POST', 'http://127.0.0.1/v1/reservations'],
  ['POST', '/v1/reservations/%52V-2/cancel'],
  ['POST', '/v1/reservations//cancel'],
  ['POST', '/v1/reservations/../cancel'],
  ['POST', '/v1/reservations/a/b/cancel'],
  ['POST', '/v1/reservations/RV-2/cancel\n'],
  ['GET', '/v1/reservations/RV-2/cancel'],
  ['GET', '/v1/mypage?limit=1'],
  ['GET', '/v1/mypage/stream'],
])('Hono answers %s %j', (method, url) => {
  expect(find(method, url)).toBeUndefined()
})

test('a stream is never hot: it must notice when its client disconnects', () => {
  const all = hotRoutes(routes.map((route) => ({ ...route, hot: true })))
  expect(all('GET', '/livez')?.route.path).toBe('/livez')
  expect(all('GET', '/v1/mypage/stream')).toBeUndefined()
})
