import { afterAll, afterEach, beforeAll, expect } from 'vitest'
import type { Answered } from '../testing/http-client.ts'
import { openTestOffice, type Person, type TestOffice } from '../testing/office.ts'
import { grade } from '../testing/season.ts'

/**
 * An office for all tests of a file, with one customer and one performance of two grades. Whatever comes in is an
 * answer and never a fault of ours, and everything holds after it.
 */
export function badInputScene() {
  let office: TestOffice
  let minji: Person
  let performanceId: string

  beforeAll(async () => {
    office = await openTestOffice({ pipeline: false })
    minji = await office.signUp('Kim Minji')
    performanceId = (await office.register([grade('VIP', 100), grade('R', 50)])).performanceId
  })
  afterEach(() => {
    expect(office.faults).toEqual([])
  })
  afterAll(async () => {
    const { checks } = await office.verify()
    expect(checks.filter((check: { ok: boolean }) => !check.ok)).toEqual([])
    await office.close()
  })

  return {
    get office() {
      return office
    },
    get minji() {
      return minji
    },
    get performanceId() {
      return performanceId
    },
    book: (body: unknown, headers = {}) =>
      office.ask('POST', '/v1/reservations', { token: minji.token, body, headers }),
    /** of the last event: stays the same where nothing happens */
    position: () => office.store.queries.lastPosition(),
  }
}

/** Throws unless the answer is that problem, as RFC 9457 has it. */
export function expectProblem(answer: Answered, status: number, code: string): void {
  expect(answer.headers['content-type']).toBe('application/problem+json')
  expect(answer.json).toMatchObject({
    type: `urn:outerpark:problem:${code}`,
    status,
    code,
    title: expect.any(String),
    detail: expect.any(String),
  })
  expect(answer.status).toBe(status)
}
