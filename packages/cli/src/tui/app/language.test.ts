import { afterEach, expect, test } from 'vitest'
import type { Client } from '../../client/client.ts'
import { failureOf } from '../../http/problem.ts'
import { speak } from '../../words/words.ts'
import type { Session } from '../session.ts'
import { modelOf, optionsOf } from '../testing/app.ts'
import { known, performance } from '../testing/scene.ts'
import { makeApp } from './app.ts'

afterEach(() => speak('en'))

const full = {
  ...{ code: 'seats-unavailable', title: 'x', detail: 'x', status: 409 },
  params: { performanceId: 'PF-1', grade: 'VIP', seats: 1, available: 0 },
}
const customer = { id: 'CU-1', name: '김민지' }

/** An interface for a customer whose bookings are refused. */
function makeRefused(problem: object) {
  const own = {
    book: async () => {
      throw await failureOf(409, JSON.stringify(problem), { place: { url: 'http://127.0.0.1:1' } })
    },
  } as unknown as Client // all that is used
  const model = modelOf({
    who: known({ role: 'customer', customer } as never), // as much as is shown
    season: known([performance('PF-1', 'Hadestown', { VIP: 0, R: 3 })]),
  })
  const options = optionsOf(model)
  const app = makeApp({
    ...options,
    session: { own, staff: undefined } as Session, // all that is used
    host: { ...options.host, speak },
  })
  const press = (name: string) => app.press({ name, text: undefined })
  return { press, text: () => app.shown().lines.join('\n') }
}

test('Tab is named after what it shows, not after a field', () => {
  const app = makeApp({
    ...optionsOf(
      modelOf({
        works: known({ role: 'admin', customer: null, staff: null } as never),
        ...{ sales: known(undefined) as never, season: known([]) },
      }),
    ),
    ...{ place: 'sales', language: 'ko' },
  })
  expect(app.shown().lines.at(-1)).toContain('⇥ 다음 보기')
})

test('L says a refusal that is on the screen in the other language too', async () => {
  const { press, text } = makeRefused(full)
  press('enter')
  press('enter')
  await expect.poll(text).toContain('✗ 1 seat of grade VIP was asked for; 0 are left.')
  press('L')
  await expect.poll(text).toContain('남은')
  const korean = text()
  expect(korean).toMatch(/✗ .*VIP/)
  expect(korean).not.toMatch(/asked for|Press Enter/)
  press('L')
  await expect.poll(text).toContain('✗ 1 seat of grade VIP was asked for; 0 are left.')
})
