import { expect, test } from 'vitest'
import { widthOf } from '../text/width.ts'
import { makeApp } from './app/app.ts'
import { changeScreen } from './screens/change.ts'
import { gradesText } from './screens/change-view.ts'
import { musicalsScreen } from './screens/musicals.ts'
import { modelOf, optionsOf } from './testing/app.ts'
import { known, performance, played, sceneOf, viewOf } from './testing/scene.ts'

// What a terminal of 80 × 24 has no room for ends at a whole word, and says that there is more.

const musical = {
  ...{ id: 'MU-1', title: 'Cats', venue: '샤롯데씨어터' },
  ...{ runningMinutes: null, timeZone: 'Asia/Seoul' },
}
const SEATS = { VIP: 10, R: 20, S: 20, A: 20 }
const dates = Array.from({ length: 20 }, (_, n) => performance(`PF-${n}`, 'Cats', SEATS))
const scene = sceneOf({ season: known(dates), musicals: known([musical]) })

test('grades that do not fit are counted, and no price is cut', () => {
  const [{ grades } = { grades: [] }] = dates
  const whole = 'VIP 10/20 ₩100,000  R 0/20 ₩100,000  S 0/20 ₩100,000  A 0/20 ₩100,000'
  expect(gradesText(grades, 80, 'en')).toBe(whole)
  expect(gradesText(grades, 50, 'en')).toBe('VIP 10/20 ₩100,000  R 0/20 ₩100,000  … +2')
  expect(gradesText(grades, 50, 'ko')).toBe('VIP 10/20 100,000원  R 0/20 100,000원  … +2')
})

test('the lists of dates say what the numbers of a grade are, and how many dates follow', () => {
  const list = played(musicalsScreen, scene).lines
  const change = changeScreen.draw(changeScreen.begin({ musical }), scene, viewOf(scene)).lines
  for (const lines of [list, change]) {
    expect(lines.join('\n')).toContain('held or sold / all seats, price')
    for (const line of lines) expect(widthOf(line)).toBeLessThanOrEqual(scene.size.columns)
  }
  const shown = list.filter((line) => line.startsWith('Tue 2027')).length
  expect(list.join('\n')).toContain(`↓ ${20 - shown} more`)
})

test.each(['en', 'ko'] as const)('g names every place as a whole: %s', (language) => {
  const works = known({ role: 'admin', customer: null, staff: null } as never)
  for (const columns of [60, 80, 120]) {
    const model = modelOf({ works, season: known(dates) })
    const app = makeApp({ ...optionsOf(model), language, size: { columns, rows: 24 } })
    const before = app.shown().lines.length
    app.press({ name: 'g', text: 'g' })
    const { lines } = app.shown()
    const foot = lines.slice(-2).join(' ')
    expect(foot).not.toContain('…')
    expect(foot).toMatch(/ [smarlcpexv] \S.* v \S+$/)
    expect(lines).toHaveLength(before)
    for (const line of lines) expect(widthOf(line)).toBeLessThanOrEqual(columns)
  }
})
