import { expect, test } from 'vitest'
import { searched } from './choosing.ts'

const choices = [
  { value: 'PF-7KQ', name: 'PF-7KQ  Hadestown, LG Arts Center' },
  { value: 'PF-9AB', name: 'PF-9AB  오페라의 유령, 샤롯데씨어터' },
  { value: 'PF-9AC', name: 'PF-9AC  빨래, 유니플렉스' },
]
const found = (typed?: string) =>
  searched(choices, (fitting) => fitting)
    .source(typed)
    .map(({ value }) => value)

test.each([
  [undefined, ['PF-7KQ', 'PF-9AB', 'PF-9AC']],
  ['hades', ['PF-7KQ']],
  ['pf-9', ['PF-9AB', 'PF-9AC']],
  ['lg had', ['PF-7KQ']],
  ['유령', ['PF-9AB']],
  ['ㅇㅍㄹ', ['PF-9AB']],
  ['오페라의유령', ['PF-9AB']],
  ['xyz', []],
])('a list that is searched for %j shows %j', (typed, shown) => {
  expect(found(typed)).toEqual(shown)
})
