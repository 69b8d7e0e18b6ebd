import { once } from 'node:events'
import { readdirSync } from 'node:fs'
import { test, vi } from 'vitest'
import type { Change } from '../demo/outage/view.ts'
import { makeOuterpark } from '../testing/outerpark.ts'

// A story takes about 8 s, and three times as long on a busy machine.
vi.setConfig({ testTimeout: 90_000 })

/** Each test has its own home, so all three can run at the same time. They mostly wait. */
function newcomer(onTestFinished: (close: () => Promise<void>) => void) {
  const outerpark = makeOuterpark()
  onTestFinished(outerpark.close)
  return { outerpark, left: () => readdirSync(outerpark.temporary) }
}

type Demo = {
  ok: boolean
  checks: { name: string; ok: boolean; detail: string }[]
  changes: Change[]
  bookings: { asked: number; taken: number; refused: number }
  peakUnpaid: number
  myPage: { reservations: { status: string; timeline: { type: string }[] }[] }
}

test.concurrent('bookings go on through an outage, the breaker opens and closes, and the backlog is paid', async ({
  expect,
  onTestFinished,
}) => {
  const { outerpark, left } = newcomer(onTestFinished)
  const demo = await outerpark.json<Demo>('demo', '--short')
  expect(demo.checks.filter(({ ok }) => !ok)).toEqual([])
  expect(demo.ok).toBe(true)
  expect(demo.bookings).toMatchObject({ taken: demo.bookings.asked, refused: 0 })
  expect(demo.peakUnpaid).toBeGreaterThan(20)
  const states = demo.changes.flatMap(
    ({ text }) => text.match(/^breaker (.+? → [^:]+):/)?.[1] ?? [],
  )
  expect(states[0]).toBe('working → paused')
  expect(states.slice(-2)).toEqual(['paused → being tried', 'being tried → working'])
  const [booking] = demo.myPage.reservations
  expect(booking?.status).toBe('confirmed')
  expect(booking?.timeline.map(({ type }) => type)).toContain('PaymentApproved')
  expect(left()).toEqual([])
})

test.concurrent('without a terminal the story is printed line by line, without control characters', async ({
  expect,
  onTestFinished,
}) => {
  const { outerpark } = newcomer(onTestFinished)
  const { code, stdout, stderr } = await outerpark.run(['demo', '--short'])
  expect({ code, stderr }).toEqual({ code: 0, stderr: '' })
  // biome-ignore lint/suspicious/noControlCharactersInRegex: controls are what this looks for
  expect(stdout).not.toMatch(/[\u0000-\u0009\u000b-\u001f\u007f-\u009f]/)
  expect(stdout).toMatch(
    /\d\d:\d\d {2}Now it is dead\..* unpaid.*\n {7}\$ outerpark sandbox outage on/,
  )
  expect(stdout).toMatch(/breaker being tried → working: the call was answered/)
  expect(stdout).toMatch(/All \d+ checks hold\.\n$/)
})

test.concurrent('after Ctrl-C in the middle of the outage no file or process is left', async ({
  expect,
  onTestFinished,
}) => {
  const { outerpark, left } = newcomer(onTestFinished)
  const child = outerpark.open(['demo', '--short'])
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    if (text.includes('Now it is dead')) child.kill('SIGINT')
  })
  const [code] = await once(child, 'close')
  expect(code).toBe(130)
  expect(left()).toEqual([])
})
