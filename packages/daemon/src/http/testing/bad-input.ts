import { afterAll, afterEach, beforeAll, expect } from 'vitest'
import type { Answered } from '../../testing/http-client.ts'
import { openTestOffice, type Person, type TestOffice } from '../../testing/office.ts'
import { grade } from '../../testing/season.ts'

export type BadInputScene = {
  readonly office: TestOffice
  readonly minji: Person
  /** 100 seats of grade VIP, 50 of grade R */
  readonly performanceId: string
  /** Books as Minji. */
  readonly book: (body: unknown, headers?: Record<string, string>) => Promise<Answered>
  readonly position: () => Promise<number>
}

/**
 * An office that gets wrong requests, for the tests of one file. After each test it must not have had a fault of the
 * program. At the end all invariants must hold.
 *
 * @returns a function that gives the scene; call it inside of a test
 */
export function badInputScene(): () => BadInputScene {
  let scene: BadInputScene | undefined
  const now = () => {
    if (!scene) throw new Error('The office opens before the first test.')
    return scene
  }
  beforeAll(async () => {
    const office = await openTestOffice({ pipeline: false })
    const minji = await office.signUp('Kim Minji')
    const { performanceId } = await office.register([grade('VIP', 100), grade('R', 50)])
    scene = {
      office,
      minji,
      performanceId,
      book: (body, headers = {}) =>
        office.ask('POST', '/v1/reservations', { token: minji.token, body, headers }),
      position: () => office.store.queries.lastPosition(),
    }
  })
  afterEach(() => {
    expect(now().office.faults).toEqual([])
  })
  afterAll(async () => {
    const { ok, checks } = await now().office.verify()
    await now().office.close()
    expect(checks.filter((check: { ok: boolean }) => !check.ok)).toEqual([])
    expect(ok).toBe(true)
  })
  return now
}

/** Throws unless the answer is the problem with this status and code, in the form of RFC 9457. */
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
