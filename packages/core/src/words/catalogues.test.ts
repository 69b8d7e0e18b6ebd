import { describe, expect, test } from 'vitest'
import { isPrintable } from '../kernel/index.ts'
import { LANGUAGES } from '../names/index.ts'
import { allSaid, flawsSaid, hallMistakesSaid, problemsSaid, timelineSaid } from './testing/said.ts'

/** Names and ids that the examples say. They are the same in every language. */
const NAMES =
  /Hadestown|LG Arts Center|laptop|phone|(?:RV|PF|PY|MU|CU|ST|TO|TK)-\w+|America\/New_York|euc-kr|\/v1\/nothing|k-1|ch_\w+|card-[a-z]+|VIP|\bZ\b|\bR\b/g

/** What Korean texts write in Latin letters, too: codes, units, formats, and names of technical things. */
const LATIN = new Set(
  `ASCII Asia Authorization CONNECT Content Encoding FFFD GET HTTP Host IANA ID ISO Idempotency JSON KRW KiB Last Event Key Length PEM POST PUT RFC
  Seoul Stripe T U USD UTC UTF YAML UUID application charset false json true`.split(/\s+/),
)

describe('Korean', () => {
  test('says nothing in English, but for names, codes and commands', () => {
    const latin = allSaid('ko').flatMap(([what, text]) =>
      [
        ...text
          .replaceAll(/`[^`]*`/g, '')
          .replaceAll(NAMES, '')
          // Scopes and names of settings.
          .replaceAll(/\b(?:read|book|sell|door|finance|OUTERPARK_\w+|price|a|b|en|ko)\b/g, '')
          .matchAll(/[A-Za-z]+/g),
      ]
        .filter(([word]) => !LATIN.has(word))
        .map(([word]) => `${what}: ${word}`),
    )
    expect(latin).toEqual([])
  })

  test('has Hangul in every text', () => {
    for (const [what, text] of allSaid('ko'))
      expect([what, text]).toEqual([what, expect.stringMatching(/[가-힣]/)])
  })

  test('is polite: a sentence ends with 니다, 세요 or 주세요', () => {
    const ends = problemsSaid('ko').filter(([, text]) => text.endsWith('.'))
    for (const [, text] of ends)
      expect(text).toMatch(/(?:니다|세요|주세요|\)|[A-Z`\w?개])\.$|: .+\.$/)
  })
})

test('English says nothing in Hangul', () => {
  for (const [what, text] of allSaid('en'))
    expect([what, text]).toEqual([what, expect.not.stringMatching(/[ㄱ-ㅎ가-힣]/)])
})

describe.each(LANGUAGES)('in %s', (language) => {
  test('no parameter is missing in a text', () => {
    for (const [what, text] of allSaid(language))
      expect([what, text]).toEqual([what, expect.not.stringMatching(/undefined|NaN|null|\[object/)])
  })

  test('what is wrong and what happened is one printable line', () => {
    for (const [, text] of [
      ...problemsSaid(language),
      ...flawsSaid(language),
      ...hallMistakesSaid(language),
      ...timelineSaid(language),
    ])
      expect(isPrintable(text)).toBe(true)
  })

  test('everything is said as it was last read over', async () => {
    const lines = allSaid(language).map(
      ([what, text]) => `${what}\n    ${text.replaceAll('\n', '\n    ')}\n`,
    )
    const whole = [...new Set(lines)].join('')
    await expect(whole).toMatchFileSnapshot(`testing/said.${language}.txt`)
  })
})
