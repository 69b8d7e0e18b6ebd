import { readFileSync } from 'node:fs'
import { afterEach, expect, test } from 'vitest'
import { Failure } from '../failure.ts'
import { KO } from '../words/ko/index.ts'
import { speak } from '../words/words.ts'
import { readSeason } from './read.ts'

afterEach(() => speak('en'))

test('each code of the YAML parser has its words in Korean', () => {
  const types = readFileSync(new URL('errors.d.ts', import.meta.resolve('yaml')), 'utf8')
  const [, codes = ''] = /type ErrorCode = ([^;]+);/.exec(types) ?? []
  const known = [...codes.matchAll(/'([A-Z_\d]+)'/g)].map(([, code]) => code)
  expect(known.length).toBeGreaterThan(15)
  expect(Object.keys(KO.seasons.yaml).toSorted()).toEqual(known.toSorted())
})

test.each(['a: [1\nb: "', 'a:\n\tb: 1', 'a: *b', 'a: 1\na: 2', '%x\n---\n? [a]\n: b'])(
  'the mistake in %j is named in Korean',
  async (text) => {
    await speak('ko')
    const messages = () => {
      try {
        readSeason(text, 's.yaml', 0)
      } catch (error) {
        if (error instanceof Failure) return error.flaws.map(({ message }) => message)
      }
      return []
    }
    expect(messages().length).toBeGreaterThan(0)
    for (const message of messages()) expect(message).toMatch(/[가-힣]/)
  },
)
