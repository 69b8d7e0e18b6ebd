import { expect, test } from 'vitest'
import { NO_SELECTION } from '../parts/list.ts'
import type { AnyScreen } from '../screen.ts'
import { SCREENS } from '../screens/screens.ts'
import { modelOf, optionsOf } from '../testing/app.ts'
import { booking, known, performance } from '../testing/scene.ts'
import { makeApp } from './app.ts'

const press = (app: ReturnType<typeof makeApp>, ...keys: readonly string[]): string => {
  for (const name of keys) app.press({ name, text: name.length === 1 ? name : undefined })
  return app.shown().lines.join('\n')
}

test('whoever leaves a question and comes back finds the form, not the question', () => {
  const musical = {
    ...{ id: 'MU-1', title: 'Cats', venue: '샤롯데씨어터' },
    ...{ runningMinutes: null, timeZone: 'Asia/Seoul' },
  }
  const model = modelOf({
    ...{ season: known([performance('PF-1', 'Cats')]), musicals: known([musical]) },
    works: known({ role: 'admin', customer: null, staff: null } as never),
  })
  const app = makeApp({ ...optionsOf(model), place: 'musicals' })
  press(app, 'p', '9', '0', '0', '0', '0', 'enter')
  return expect
    .poll(() => press(app))
    .toContain('Enter changes it')
    .then(() => {
      expect(press(app, '5')).not.toContain('Enter changes it')
      const back = press(app, '4', 'p')
      expect(back).not.toContain('Enter changes it')
      expect(back).toMatch(/VIP +90000/)
    })
})

test.each([
  ['mypage', { selection: NO_SELECTION, cancelling: { id: 'RV-1', is: 'asked' } }, 'cancelling'],
  ['customer', { deed: { is: 'asked', what: { is: 'token' } } }, 'deed'],
  ['pipeline', { selection: NO_SELECTION, dropping: 'TK-1' }, 'dropping'],
] as const)('the question of %s is not asked any more after leaving', (place, state, question) => {
  const screen: AnyScreen = SCREENS[place]
  expect(screen.afterLeaving?.(state)[question]).toBeUndefined()
})

test.each([
  ['register', { is: 'asked' }, 'form'],
  ['register', { is: 'sending' }, 'sending'],
  ['load', { is: 'compared' }, 'path'],
  ['staff', { is: 'revoking' }, 'list'],
  ['account', { is: 'asked', what: 'signOut' }, 'list'],
] as const)('%s: after leaving %o comes %s', (place, stage, is) => {
  const screen: AnyScreen = SCREENS[place]
  expect(screen.afterLeaving?.({ stage }).stage.is).toBe(is)
})

test('what is sent already is not forgotten by leaving', () => {
  const state = { selection: NO_SELECTION, cancelling: { id: booking('RV-1').id, is: 'sending' } }
  const screen: AnyScreen = SCREENS.mypage
  expect(screen.afterLeaving?.(state)).toBe(state)
})
