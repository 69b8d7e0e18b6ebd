import { beforeAll, describe, expect, test } from 'vitest'
import { ADMIN } from '../testing/office.ts'
import { type BadInputScene, badInputScene, expectProblem } from './testing/bad-input.ts'

const scene = badInputScene()
let office: BadInputScene['office']
let minji: BadInputScene['minji']
beforeAll(() => {
  ;({ office, minji } = scene())
})

describe('a list', () => {
  test.each([
    ['limit=0', 'limit: must be at least 1'],
    ['limit=-1', 'limit: must be at least 1'],
    ['limit=501', 'limit: must be at most 500'],
    ['limit=ten', 'limit: must be a whole number'],
    ['limit=1.5', 'limit: must be a whole number'],
    ['cursor=x', 'cursor: is not a cursor that a list gave out'],
    ['cursor=-1', 'cursor: is not a cursor that a list gave out'],
    ['cursor=1%20OR%201', 'cursor: is not a cursor that a list gave out'],
    ['cursor=99999999999999999999', 'cursor: is not a cursor that a list gave out'],
    ['idPrefix=xxxxxxxxxxxxxxxxxxxxx', 'idPrefix: must have at most 20 characters'],
    ['page=2', 'there is no field page'],
  ])('with %s is not valid, and the answer says what is', async (query, words) => {
    for (const path of ['/v1/musicals', '/v1/performances', '/v1/reservations', '/v1/payments']) {
      const answer = await office.ask('GET', `${path}?${query}`, { token: minji.token })
      expectProblem(answer, 422, 'validation-failed')
      expect(answer.json.detail).toBe(`The query is not valid: ${words}`)
    }
  })

  test('with a made-up cursor is answered, and may be empty', async () => {
    for (const cursor of ['0', '1', '9999999999999999', '5.5', '9999999999999999.9999999999999999'])
      for (const path of [
        '/v1/musicals',
        '/v1/performances',
        '/v1/reservations',
        '/v1/payments',
        '/v1/notices',
      ]) {
        const { status } = await office.ask('GET', `${path}?cursor=${cursor}`, {
          token: minji.token,
        })
        expect(status).toBe(200)
      }
  })

  test('of events with a malformed position is not valid', async () => {
    for (const from of ['0', '-1', 'x', '1.5', '1e400'])
      expectProblem(
        await office.ask('GET', `/v1/events?from=${from}`, { token: ADMIN }),
        422,
        'validation-failed',
      )
  })

  test('of MyPage at a malformed position, or one far ahead, does not wait for ever', async () => {
    for (const [after, words] of [
      ['-1', 'after: must be at least 0'],
      ['x', 'after: must be a whole number'],
      ['1.5', 'after: must be a whole number'],
    ]) {
      const answer = await office.ask('GET', `/v1/mypage?after=${after}`, { token: minji.token })
      expectProblem(answer, 422, 'validation-failed')
      expect(answer.json.detail).toBe(`The query is not valid: ${words}`)
    }
    const far = await office.ask('GET', '/v1/mypage?after=1000000', { token: minji.token })
    expectProblem(far, 503, 'mypage-behind')
    expect(far.headers['retry-after']).toBe('1')
  })
})

describe('an address', () => {
  test.each([
    ['DELETE', '/v1/reservations', 'POST, GET'],
    ['PUT', '/v1/reservations/RV-ZZZZZZZZZZ', 'GET'],
    ['PATCH', '/v1/performances/PF-ZZZZZZZZZZ', 'GET'],
    ['POST', '/v1/payments', 'GET'],
    ['POST', '/livez', 'GET'],
    ['GET', '/v1/reservations/RV-ZZZZZZZZZZ/cancel', 'POST'],
  ])(
    'with the wrong method (%s %s) is refused (405) with the list of allowed methods',
    async (method, path, allow) => {
      const answer = await office.ask(method, path, { token: ADMIN })
      expectProblem(answer, 405, 'method-not-allowed')
      expect(new Set(answer.headers.allow?.split(', '))).toEqual(new Set(allow.split(', ')))
    },
  )

  test.each([
    '/',
    '/v1',
    '/v2/reservations',
    '/v1/reservations/',
    '/V1/musicals',
    '//livez',
    '/admin',
  ])('%s does not exist: not found (404), as JSON', async (path) => {
    expectProblem(await office.ask('GET', path), 404, 'route-not-found')
  })
})
