import { createConnection } from 'node:net'
import { beforeAll, describe, expect, test } from 'vitest'
import { MAX_BODY_BYTES } from './body-limits.ts'
import { type BadInputScene, badInputScene, expectProblem } from './testing/bad-input.ts'

const scene = badInputScene()
let office: BadInputScene['office']
let minji: BadInputScene['minji']
let performanceId: BadInputScene['performanceId']
let book: BadInputScene['book']
let position: BadInputScene['position']
beforeAll(() => {
  ;({ office, minji, performanceId, book, position } = scene())
})

describe('a body', () => {
  test.each([
    ['broken off', '{"performanceId": "PF-'],
    ['with a comma too many', '{"seats": 2,}'],
    ['that is no JSON at all', 'seats=2'],
    ['of two values', '{}{}'],
    ['of white space', '  '],
    ['with a raw control character', '{"grade": "\u0001"}'],
  ])('%s is malformed (400)', async (_, body) => {
    expectProblem(await book(body), 400, 'malformed-json')
  })

  test.each([
    ['text/plain', 'text/plain'],
    ['a form', 'application/x-www-form-urlencoded'],
    ['JSON with a suffix', 'application/json5'],
    ['an upload', 'multipart/form-data; boundary=x'],
    ['nothing', ''],
  ])('of type %s is refused (415)', async (_, type) => {
    const body = JSON.stringify({ performanceId, seats: 1, grade: 'R' })
    expectProblem(await book(body, { 'content-type': type }), 415, 'unsupported-media-type')
  })

  test.each([
    ['of another character set', { 'content-type': 'application/json; charset=euc-kr' }],
    ['that is compressed', { 'content-encoding': 'gzip' }],
  ])('C8: %s is refused (415), and not called malformed', async (_, headers) => {
    const answer = await fetch(`${office.url}/v1/reservations`, {
      method: 'POST',
      headers: {
        authorization: `Bearer ${minji.token}`,
        'content-type': 'application/json',
        ...headers,
      },
      body: new Uint8Array([0x7b, 0xb1, 0xe8, 0x7d]),
    })
    expect(answer.status).toBe(415)
    expect(await answer.json()).toMatchObject({ code: 'unsupported-media-type' })
  })

  test('may name its character set, in upper or lower case', async () => {
    const answer = await book(
      { performanceId, seats: 1, grade: 'R' },
      { 'content-type': 'Application/JSON; charset=utf-8' },
    )
    expect(answer.status).toBe(201)
  })

  test('of 2 MB is too large (413), with or without Content-Length, and the connection is closed', async () => {
    const body = JSON.stringify({ performanceId, seats: 1, grade: 'x'.repeat(2 * 1024 * 1024) })
    for (const chunked of [false, true]) {
      const answer = await office.ask('POST', '/v1/reservations', {
        token: minji.token,
        body,
        chunked,
      })
      expectProblem(answer, 413, 'body-too-large')
      expect(answer.headers.connection).toBe('close')
    }
  })

  test('may have as many bytes as the limit, and not one more; characters do not count', async () => {
    const frame = JSON.stringify({ performanceId, seats: 1, grade: '' }).length
    const letters = 'x'.repeat(MAX_BODY_BYTES - frame)
    expectProblem(await book({ performanceId, seats: 1, grade: letters }), 422, 'validation-failed')
    expectProblem(
      await book({ performanceId, seats: 1, grade: `${letters}x` }),
      413,
      'body-too-large',
    )
    const wide = '석'.repeat(Math.floor((MAX_BODY_BYTES - frame) / 2))
    expectProblem(await book({ performanceId, seats: 1, grade: wide }), 413, 'body-too-large')
  })

  test('with a Content-Length above the limit is refused before it arrives', async () => {
    const { hostname, port } = new URL(office.url)
    const socket = createConnection({ host: hostname, port: Number(port) })
    socket.write(
      `POST /v1/reservations HTTP/1.1\r\nhost: ${hostname}\r\nauthorization: Bearer ${minji.token}\r\n` +
        'content-type: application/json\r\ncontent-length: 999999999\r\n\r\n{',
    )
    const [head] = await new Promise<string[]>((resolve) => {
      socket.once('data', (bytes) => resolve(String(bytes).split('\r\n')))
    })
    socket.destroy()
    expect(head).toBe('HTTP/1.1 413 Payload Too Large')
  })

  test('with an unknown field is not valid (422), and the answer names the field', async () => {
    const answer = await book({
      performanceId,
      seats: 1,
      grade: 'R',
      price: { amount: 1, currency: 'KRW' },
    })
    expectProblem(answer, 422, 'validation-failed')
    expect(answer.json).toMatchObject({
      detail: 'The body is not valid: there is no field price',
      errors: [{ path: '', message: 'there is no field price' }],
    })
  })

  test.each([[null], [[]], ['text'], [1], [true]])('of %j is not valid (422)', async (body) => {
    const answer = await book(JSON.stringify(body))
    expectProblem(answer, 422, 'validation-failed')
    expect(answer.json.detail).toBe('The body is not valid: must be an object')
  })

  test('with the same field twice, or with __proto__, does no harm', async () => {
    const twice = `{"performanceId": "${performanceId}", "seats": 1, "seats": 0, "grade": "R"}`
    expectProblem(await book(twice), 422, 'validation-failed')
    const prototype = `{"performanceId": "${performanceId}", "seats": 1, "grade": "R", "__proto__": {"admin": true}}`
    expectProblem(await book(prototype), 422, 'validation-failed')
  })

  test('that is shorter than its Content-Length books nothing', async () => {
    const before = await position()
    const { hostname, port } = new URL(office.url)
    const socket = createConnection({ host: hostname, port: Number(port) })
    const body = JSON.stringify({ performanceId, seats: 1, grade: 'R' })
    socket.write(
      `POST /v1/reservations HTTP/1.1\r\nhost: ${hostname}\r\nauthorization: Bearer ${minji.token}\r\n` +
        `content-type: application/json\r\ncontent-length: ${body.length + 1}\r\n\r\n${body}`,
    )
    // Fixed waits: they prove that nothing happens, neither while the last byte is missing nor afterwards.
    await new Promise((resolve) => setTimeout(resolve, 50))
    socket.destroy()
    await new Promise((resolve) => setTimeout(resolve, 50))
    expect(await position()).toBe(before)
  })
})
