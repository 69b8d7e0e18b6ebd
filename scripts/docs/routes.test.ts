import { expect, test } from 'vitest'
import { routeList } from '../../packages/daemon/src/testing/route-list.ts'
import { codeTable, queryTable, routeTables, undocumentedCodes } from './routes.ts'

const routes = routeList()

test('every error code belongs to a route, or to many routes', () => {
  expect(undocumentedCodes(routes)).toEqual([])
})

test('a code that no route has is found', () => {
  const others = routes.filter(({ path }) => path !== '/readyz')
  expect(undocumentedCodes(others)).toEqual(['draining'])
})

test('a route is shown with its audience, body, answer and own codes', () => {
  expect(routeTables(routes)).toContain(
    '| `GET /v1/payments/{id}` | customer: read; staff: read, sell, finance | One payment | | 200, [Payment](json.md#payment) | `payment-not-found` |',
  )
})

test('W18: both answers of a sign-up are shown, each with its status', () => {
  expect(routeTables(routes)).toContain(
    '201, [SignedUp](json.md#signedup); or 202, [CodeSent](json.md#codesent)',
  )
})

test('a list is shown as a page of its items, and a small answer in its line', () => {
  const tables = routeTables(routes)
  expect(tables).toContain('[Page](json.md#page) of [Musical](json.md#musical)')
  expect(tables).toContain('200, `{ status: string, instance: string, gateway: "sandbox" ')
})

test('a parameter of several routes is described once', () => {
  const rows = queryTable(routes).split('\n')
  expect(rows.filter((row) => row.includes('`?idPrefix`'))).toHaveLength(1)
  expect(rows.filter((row) => row.includes('`?limit`'))).toHaveLength(3)
})

test('a code is shown with its status and its exit code', () => {
  expect(codeTable()).toContain('| `not-signed-in` | 401 | 4 | Not signed in |')
})
