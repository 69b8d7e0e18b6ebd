import type { EventResponse } from '@outerpark/core/contract'
import { expect, test } from 'vitest'
import { modelOf, optionsOf } from '../testing/app.ts'
import { anOffice } from '../testing/office.ts'
import { booking, known, performance } from '../testing/scene.ts'
import { makeApp } from './app.ts'

const press = (app: ReturnType<typeof makeApp>, ...keys: readonly string[]): string => {
  for (const name of keys) app.press({ name, text: name.length === 1 ? name : undefined })
  return app.shown().lines.join('\n')
}
const event = { id: 'E', position: 1, type: 'Reserved', at: '', correlationId: 'RV-1' }
const customer = (id: string, name: string) => ({
  ...{ id, name, email: `${name}@example.com`, confirmed: true, reservationId: undefined },
})
const appAt = (place: 'season' | 'customers' | 'events') =>
  makeApp({
    ...optionsOf(
      modelOf({
        works: known({ role: 'admin', customer: null, staff: null } as never),
        season: known([performance('PF-1', 'Cats'), performance('PF-2', 'Rent')]),
        people: known({ items: [customer('CU-1', 'Cats')], more: false, search: '' } as never),
        office: known(anOffice({ before: [event as EventResponse] })),
      }),
    ),
    place,
  })

test('how to find a customer is said until the field takes the keys', () => {
  const app = appAt('customers')
  expect(press(app)).toContain('Find: press / and type a name')
  expect(press(app, '/')).toMatch(/Find: +1 customer/)
})

test.each([
  ['season', '1'],
  ['customers', '6'],
  ['events', '8'],
] as const)('a filter of %s is gone after another screen was chosen by its tab', (place, tab) => {
  const app = appAt(place)
  expect(press(app, '/', 'c', 'a', 't', 's', place === 'customers' ? 'tab' : 'enter')).toMatch(
    /(Filter|Find): cats/,
  )
  expect(press(app, '2', tab)).not.toMatch(/(Filter|Find): cats/)
})

test.each(['season', 'customers', 'events'] as const)(
  'in %s what is typed after / takes the place of the filter before',
  (place) => {
    const app = appAt(place)
    press(app, '/', 'c', 'a', 't', place === 'customers' ? 'tab' : 'enter')
    expect(press(app, '/')).toMatch(/(Filter|Find): cat/)
    expect(press(app, 'r', 'e')).toMatch(/(Filter|Find): re /)
  },
)

test('whoever comes back from a performance finds the filter as it was', () => {
  const app = appAt('season')
  press(app, '/', 'c', 'a', 't', 'enter')
  expect(press(app, 'enter')).toContain('Press Enter to book')
  expect(press(app, 'escape')).toContain('Filter: cat')
})

const page = (...ids: readonly string[]) =>
  known({ position: 9, reservations: ids.map((id) => booking(id, { title: id })), notices: [] })

test('My page: the cursor stays on its booking when another one arrives', () => {
  const model = modelOf({ mypage: page('RV-2', 'RV-1') })
  const app = makeApp({ ...optionsOf(model), place: 'mypage' })
  expect(press(app)).toMatch(/▸ .*RV-2/)
  model.change({ mypage: page('RV-3', 'RV-2', 'RV-1') })
  expect(press(app)).toMatch(/▸ .*RV-2/)
  expect(press(app, '1', '2')).toMatch(/▸ .*RV-2/)
})
