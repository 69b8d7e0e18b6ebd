import { expect, test } from 'vitest'
import { flawsOf } from '../../season/rules.ts'
import { known, sceneOf, viewOf } from '../testing/scene.ts'
import { registerScreen } from './register.ts'
import type { RegisterState } from './register-state.ts'

const sceneAt = (columns = 78) => sceneOf({ season: known([]) }, { columns, rows: 19 })
const scene = sceneAt()
const typed = (state: RegisterState, text: string): RegisterState =>
  registerScreen.type?.(state, { name: text, text }, scene).state ?? state
const entered = (state: RegisterState) => registerScreen.act(state, 'open', scene).state
const linesOf = (state: RegisterState, language: 'en' | 'ko' = 'en', at = scene) =>
  registerScreen.draw(state, at, viewOf(at, language)).lines

/** The form of a new musical with a date in the line for the first one, and the cursor on the next line. */
function withDate(text: string): RegisterState {
  const begun = { ...registerScreen.begin({ timeZone: 'Asia/Seoul' }), flawsOf }
  const at = begun.lines.findIndex(({ key }) => key === 'time')
  return entered(typed({ ...begun, at }, text))
}

test('the empty line for another date says that Enter goes on, and so does that for another grade', () => {
  const dated = withDate('2027-01-05 19:30')
  expect(linesOf(dated).find((line) => line.startsWith('▸ When'))).toContain(
    'another date, or Enter to go on',
  )
  expect(linesOf(dated, 'ko').find((line) => line.startsWith('▸ 일시'))).toContain(
    '다른 일시, 또는 Enter로 다음',
  )
  // The first grade has an example, and so has a line that is too narrow for the words.
  const grade = entered(dated)
  expect(linesOf(grade).find((line) => line.startsWith('▸ Grade'))).toContain('e.g. VIP 40 170,000')
  const more = entered(typed(grade, 'VIP 40 170,000'))
  expect(linesOf(more).find((line) => line.startsWith('▸ Grade'))).toContain('another grade')
  expect(linesOf(dated, 'en', sceneAt(58)).join('\n')).not.toContain('another date')
})

test('a date that is past says so, at a width where the whole sentence does not fit', () => {
  const past = withDate('2020-01-05 19:30')
  const line = (language: 'en' | 'ko') =>
    linesOf(past, language).find((each) => each.includes('2020-01-05 19:30')) ?? ''
  expect(line('en')).toContain('✗ is in the past')
  expect(line('ko')).toContain('✗ 이미 지난 때입니다')
  expect(linesOf(withDate('VIP 40')).join('\n')).toContain('✗ e.g. 2027-01-05 19:30')
})
