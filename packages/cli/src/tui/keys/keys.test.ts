import { expect, test } from 'vitest'
import { EVERYWHERE } from '../app/keys.ts'
import { latinKey } from './hangul.ts'
import { actionOf, keysOf, MOVES } from './keymap.ts'
import { pressedOf } from './pressed.ts'

const NO_KEY = {
  ...{ upArrow: false, downArrow: false, leftArrow: false, rightArrow: false },
  ...{ pageDown: false, pageUp: false, home: false, end: false, return: false, escape: false },
  ...{ ctrl: false, shift: false, tab: false, backspace: false, delete: false, meta: false },
  ...{ super: false, hyper: false, capsLock: false, numLock: false },
}

test('with the Hangul input mode on, keys mean what is printed on them', () => {
  expect(['ㅂ', 'ㅃ', 'ㅁ', 'ㅡ', 'ㅖ'].map(latinKey)).toEqual(['q', 'Q', 'a', 'm', 'P'])
  expect(['q', '가', 'enter', '?'].map(latinKey)).toEqual(['q', '가', 'enter', '?'])
})

test('a key is the first of the possible actions that has it', () => {
  expect(actionOf('k', ['up', 'down'])).toBe('up')
  expect(actionOf('k', ['down'])).toBeUndefined()
})

test('no key has two meanings at once among those that are possible everywhere', () => {
  const keys = [...EVERYWHERE, ...MOVES].flatMap(keysOf)
  expect(new Set(keys).size).toBe(keys.length)
})

test('each press has one name', () => {
  expect(pressedOf('', { ...NO_KEY, upArrow: true })).toEqual({ name: 'up', text: undefined })
  expect(pressedOf('k', { ...NO_KEY, ctrl: true }).name).toBe('ctrl-k')
  expect(pressedOf('', { ...NO_KEY, tab: true, shift: true }).name).toBe('shift-tab')
  expect(pressedOf('', { ...NO_KEY, delete: true }).name).toBe('backspace')
  expect(pressedOf(' ', NO_KEY)).toEqual({ name: 'space', text: ' ' })
  expect(pressedOf('가', NO_KEY)).toEqual({ name: '가', text: '가' })
})
