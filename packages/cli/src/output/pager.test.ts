import { expect, test } from 'vitest'
import { pagerOf } from './pager.ts'

const commandIn = (env: NodeJS.ProcessEnv, platform: NodeJS.Platform = 'linux', pager = true) =>
  pagerOf({ env, pager }, platform)?.command

test('the pager is that of OUTERPARK_PAGER, that of PAGER, or less', () => {
  expect(commandIn({ OUTERPARK_PAGER: 'more', PAGER: 'most' })).toBe('more')
  expect(commandIn({ PAGER: 'most -s' })).toBe('most -s')
  expect(pagerOf({ env: {} }, 'linux')).toEqual({ command: 'less', args: ['-FRX'], shell: false })
})

test('there is none where nobody wants one, or none is there', () => {
  expect(commandIn({ OUTERPARK_PAGER: '', PAGER: 'less' })).toBeUndefined()
  expect(commandIn({ PAGER: 'cat' })).toBeUndefined()
  expect(commandIn({ TERM: 'dumb' })).toBeUndefined()
  expect(commandIn({}, 'win32')).toBeUndefined()
  expect(commandIn({ PAGER: 'less' }, 'linux', false)).toBeUndefined()
})
