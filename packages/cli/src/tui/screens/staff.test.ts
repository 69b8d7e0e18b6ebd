import type { StaffResponse } from '@outerpark/core/contract'
import { expect, test } from 'vitest'
import type { Client } from '../../client/client.ts'
import { DESK, known, sceneOf, viewOf } from '../testing/scene.ts'
import { staffScreen } from './staff.ts'

const seo: StaffResponse = {
  ...{ id: 'ST-1', name: '한서연', scopes: ['sell', 'door'] },
  ...{ addedAt: '2026-11-01T00:00:00.000Z', revokedAt: null },
}
const left = { ...seo, id: 'ST-2', name: 'Seo Jun', revokedAt: '2026-11-20T00:00:00.000Z' }
const scene = sceneOf({ staff: known([left, seo]) })
const textOf = (state: ReturnType<typeof staffScreen.begin>) =>
  staffScreen.draw(state, scene, viewOf(scene)).lines.join('\n')

test('those who work here stand before those who left', () => {
  const text = textOf(staffScreen.begin(undefined))
  expect(text).toContain('1 person works here')
  expect(text.indexOf('한서연')).toBeLessThan(text.indexOf('Seo Jun'))
  expect(text).toContain('left 2026-11-20')
})

test('a revoke asks first', async () => {
  const asked = staffScreen.act(staffScreen.begin(undefined), 'revoke', scene)
  expect(asked.ask).toBeUndefined()
  expect(textOf(asked.state)).toContain('Revoke 한서연 (ST-1) with all of their tokens?')
  expect(staffScreen.command?.(asked.state, scene)).toEqual(['staff', 'revoke', 'ST-1', '--yes'])
  const calls: string[] = []
  const staff = { revokeStaff: async (id: string) => void calls.push(id) } as unknown as Client // all that is used
  const sent = staffScreen.act(asked.state, 'open', scene)
  await sent.ask?.({ own: staff, staff }, DESK)
  expect(calls).toEqual(['ST-1'])
})

test('a person is added with what was ticked, and their token is shown once', async () => {
  let { state } = staffScreen.act(staffScreen.begin(undefined), 'addStaff', scene)
  state = staffScreen.type?.(state, { name: '민', text: '민' }, scene).state ?? state
  expect(staffScreen.isUnsaved?.(state)).toBe(true)
  for (const action of ['open', 'toggle', 'down', 'down', 'toggle'] as const)
    state = staffScreen.act(state, action, scene).state
  expect(staffScreen.command?.(state, scene)).toEqual([
    'staff',
    'add',
    '민',
    '--scopes',
    'read,sell,door',
  ])
  const bodies: object[] = []
  const staff = {
    addStaff: async (body: object) => {
      bodies.push(body)
      return { staff: { name: '민' }, token: 'op_first' }
    },
  } as unknown as Client // all that is used
  const sent = staffScreen.act(state, 'open', scene)
  const change = await sent.ask?.({ own: staff, staff }, DESK)
  expect(bodies).toEqual([{ name: '민', scopes: ['read', 'sell', 'door'] }])
  const added = change?.(sent.state) ?? sent.state
  expect(textOf(added)).toContain('op_first')
  expect(textOf(staffScreen.act(added, 'back', scene).state)).not.toContain('op_first')
})
