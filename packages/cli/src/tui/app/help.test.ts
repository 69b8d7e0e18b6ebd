import { expect, test } from 'vitest'
import { TABS } from '../places.ts'
import { modelOf, optionsOf } from '../testing/app.ts'
import { booking, known, performance } from '../testing/scene.ts'
import { SMALLEST } from '../view.ts'
import { WORDS } from '../words/words.ts'
import { makeApp } from './app.ts'

const KNOWN = {
  works: known({ role: 'admin', customer: null, staff: null } as never),
  season: known([performance('PF-1', 'Cats')]),
  mypage: known({ position: 9, reservations: [booking('RV-1')], notices: [] }),
}
const press = (app: ReturnType<typeof makeApp>, ...keys: readonly string[]): string => {
  for (const name of keys) app.press({ name, text: name.length === 1 ? name : undefined })
  return app.shown().lines.join('\n')
}

test('the help says what closes it, and any key does', () => {
  const app = makeApp(optionsOf(modelOf(KNOWN)))
  expect(press(app, '?')).toMatch(/Keys of this place[\s\S]*\n {1}Any key closes this\.$/)
  const closed = press(app, 'down')
  expect(closed).not.toContain('Keys of this place')
  expect(closed).not.toContain('Any key closes this')
})

test.each(['en', 'ko'] as const)(
  'the help of every screen fits into the smallest terminal: %s',
  (language) => {
    for (const place of TABS) {
      const { model } = optionsOf(modelOf(KNOWN))
      const app = makeApp({ ...optionsOf(model), place, language, size: SMALLEST })
      const { actions } = WORDS[language]
      const shown = press(app, '?')
      // The first and the last of what is possible everywhere, at the end of the list.
      for (const name of [actions.tab, actions.suspend]) expect(shown).toContain(name)
    }
  },
)
