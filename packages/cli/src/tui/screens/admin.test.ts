import type { CustomerResponse } from '@outerpark/core/contract'
import { expect, test } from 'vitest'
import type { Client } from '../../client/client.ts'
import { pressedOf } from '../keys/pressed.ts'
import type { Next, Scene } from '../screen.ts'
import { booking, cancellation, DESK, known, played, sceneOf, viewOf } from '../testing/scene.ts'
import { customerScreen } from './customer.ts'
import { customersScreen } from './customers.ts'
import { registerScreen } from './register.ts'
import type { RegisterState } from './register-state.ts'

const hong: CustomerResponse = {
  ...{ id: 'CU-1', name: '홍길동', email: 'hong@example.com' },
  ...{ language: 'ko', mail: true, confirmed: false },
}
const customerScene = sceneOf({
  people: known({ search: '', items: [hong], more: false }),
  customer: known(hong),
  customerPage: known({ position: 9, reservations: [booking('RV-1')], notices: [] }),
  cancellation: known(cancellation('RV-1')),
})
const linesOf = (state: ReturnType<typeof customerScreen.begin>) =>
  customerScreen.draw(state, customerScene, viewOf(customerScene)).lines.join('\n')

test('Customers: what is typed is what is searched, and Enter opens the customer', () => {
  const typed = customersScreen.type?.(
    customersScreen.begin(undefined),
    { name: 'ㅎ', text: 'ㅎ' },
    customerScene,
  )
  expect(typed && customersScreen.about?.(typed.state)).toEqual({ search: 'ㅎ' })
  const { go } = played(customersScreen, customerScene, { actions: ['open'] })
  expect(go).toEqual({ place: 'customer', with: { id: 'CU-1', reservationId: undefined } })
})

test('Customer: a cancel on behalf asks once, says what comes back, and cancels as staff', async () => {
  const asked = customerScreen.act(customerScreen.begin({ id: 'CU-1' }), 'cancel', customerScene)
  expect(asked.ask).toBeUndefined()
  expect(linesOf(asked.state)).toContain('₩200,000 goes back to the card.')
  expect(customerScreen.command?.(asked.state, customerScene)?.slice(0, 2)).toEqual([
    'cancel',
    'RV-1',
  ])
  const sent = customerScreen.act(asked.state, 'open', customerScene)
  const calls: string[] = []
  const staff = { cancel: async (id: string) => void calls.push(id) } as unknown as Client // all that is used
  const change = await sent.ask?.({ own: {} as Client, staff }, DESK)
  expect(calls).toEqual(['RV-1'])
  expect(change?.(sent.state).deed).toBeUndefined()
})

test('Customer: a new token is shown until Escape and copied whole, and no command has it', async () => {
  const asked = customerScreen.act(customerScreen.begin({ id: 'CU-1' }), 'token', customerScene)
  const sent = customerScreen.act(asked.state, 'open', customerScene)
  const staff = { createCustomerToken: async () => ({ token: 'op_secret', details: {} }) }
  const change = await sent.ask?.({ own: {} as Client, staff: staff as unknown as Client }, DESK) // all that is used
  const state = change?.(sent.state) ?? sent.state
  expect(linesOf(state)).toContain('op_secret')
  const clips: string[] = []
  const copied = customerScreen.act(state, 'copySecret', customerScene)
  await copied.ask?.(
    { own: {} as Client, staff: undefined },
    { ...DESK, clip: (text) => clips.push(text) },
  )
  expect(clips).toEqual(['op_secret'])
  expect(JSON.stringify(customerScreen.command?.(state, customerScene))).not.toContain('op_secret')
  const hidden = customerScreen.act(state, 'back', customerScene)
  expect(hidden.go).toBeUndefined()
  expect(linesOf(hidden.state)).not.toContain('op_secret')
})

const scene = sceneOf({ season: known([]) })
const NO_KEY = {} as Parameters<typeof pressedOf>[1] // no key is held

/** The form after texts that were typed with Enter after each, with the rules loaded. */
async function filled(...texts: string[]): Promise<RegisterState> {
  const follow = async (next: Next<RegisterState>): Promise<RegisterState> => {
    const change = await next.ask?.({ own: {} as Client, staff: undefined }, DESK)
    return change ? change(next.state) : next.state
  }
  let state = registerScreen.begin({ timeZone: 'Asia/Seoul' })
  for (const text of texts) {
    if (text !== '')
      state = await follow(
        registerScreen.type?.(state, pressedOf(text, NO_KEY), scene) ?? { state },
      )
    state = await follow(registerScreen.act(state, 'open', scene))
  }
  return state
}
const textOf = (state: RegisterState, of: Scene = scene) =>
  registerScreen.draw(state, of, viewOf(of)).lines.join('\n')

test('Register: a wrong line says so while one types, and nothing is asked before it is right', async () => {
  const state = await filled('Cats', '', '', '', '', '2099-01-05 19:30', '', 'VIP 40 many')
  expect(textOf(state)).toMatch(/Venue +✗ must not be empty/)
  expect(textOf(state)).toMatch(/VIP 40 many +✗ must be a whole number/)
  const submitted = registerScreen.act(state, 'submit', scene).state
  expect(submitted.stage.is).toBe('form')
  expect(submitted.lines[submitted.at]?.key).toBe('venue')
})

test('Register: the question has all numbers, and the command and the request register the same', async () => {
  const state = await filled(
    'Cats',
    '서울',
    '',
    '',
    '',
    '2099-01-05 19:30',
    '',
    'VIP 40 170,000',
    '',
  )
  expect(state.stage.is).toBe('asked')
  expect(textOf(state)).toContain('1 performance with 40 seats each, worth ₩6,800,000 each')
  expect(registerScreen.command?.(state, scene)?.join(' ')).toBe(
    'musical register Cats --venue 서울 --time-zone Asia/Seoul --at 2099-01-05 19:30 --grade VIP:40:170000',
  )
  expect(registerScreen.request?.(state, scene)?.body).toMatchObject({
    performances: [{ grades: [{ price: { amount: 170_000 } }] }],
  })
})

test('Register: Escape asks before it loses what was typed, and a form that is begun is found again', async () => {
  const state = await filled('Cats')
  const leaving = registerScreen.act(state, 'back', scene)
  expect([leaving.go, leaving.state.stage.is]).toEqual([undefined, 'leaving'])
  expect(registerScreen.act(leaving.state, 'back', scene).state.lines[0]?.field.text).toBe('Cats')
  expect(registerScreen.resume?.(state, {})).toBe(state)
  expect(registerScreen.isUnsaved?.(state)).toBe(true)
  const left = registerScreen.act(leaving.state, 'open', scene)
  expect(left.go?.place).toBe('musicals')
  expect(registerScreen.isUnsaved?.(left.state)).toBe(false)
})

test.each(['en', 'ko'] as const)(
  'Register: what a line means, or what is wrong with it, is not cut in 80 columns: %s',
  async (language) => {
    const times = ['', '', '', '', '', '2099-01-05 19:30', '2099-02-30']
    for (const texts of [[], [...times, '', 'VIP 40 170,000']]) {
      const state = await filled(...texts)
      const { lines } = registerScreen.draw(state, scene, viewOf(scene, language))
      expect(lines.join('\n')).not.toContain('…')
    }
    expect(textOf(await filled(...times, ''))).toContain('✗ e.g. 2027-01-05 19:30')
  },
)
