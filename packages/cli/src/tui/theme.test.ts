import { expect, test } from 'vitest'
import { makeApp } from './app/app.ts'
import { paintOf, THEME_NAMES } from './style.ts'
import { modelOf, optionsOf } from './testing/app.ts'
import { themeOf } from './theme.ts'

const at = { given: undefined, colour: true, env: {} }

test('the option comes first, then NO_COLOR, then the setting', () => {
  const env = { OUTERPARK_THEME: 'light' }
  expect(themeOf({ given: 'contrast', colour: false, env })).toBe('contrast')
  expect(themeOf({ ...at, colour: false, env })).toBe('none')
  expect(themeOf({ ...at, env })).toBe('light')
})

test.each([
  ['0;15', 'light'],
  ['0;default;15', 'light'],
  ['0;7', 'light'],
  ['15;0', 'dark'],
  ['7;8', 'dark'],
  ['', 'dark'],
  ['default;default', 'dark'],
  ['x', 'dark'],
])('the background of COLORFGBG=%s asks for %s', (COLORFGBG, theme) => {
  expect(themeOf({ ...at, env: { COLORFGBG } })).toBe(theme)
})

test('an unknown theme is refused with the names that there are', () => {
  expect(() => themeOf({ ...at, given: 'pink' })).toThrow('Allowed choices are dark, light')
  expect(() => themeOf({ ...at, env: { OUTERPARK_THEME: 'pink' } })).toThrow("'OUTERPARK_THEME'")
})

test('no theme changes the text, and without colours the present screen is still marked', () => {
  const texts = THEME_NAMES.map((name) => {
    const app = makeApp({ ...optionsOf(modelOf({})), paint: paintOf(name) })
    // biome-ignore lint/suspicious/noControlCharactersInRegex: the test is about them
    return app.shown().lines.map((line) => line.replace(/\u001b\[[\d;]+m/g, ''))
  })
  for (const lines of texts) expect(lines.slice(1)).toEqual(texts[0]?.slice(1))
  expect(texts[THEME_NAMES.indexOf('none')]?.[0]).toMatch(/^ \[1 What's on\] /)
})
