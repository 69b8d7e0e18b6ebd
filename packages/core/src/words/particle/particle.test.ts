import { describe, expect, test } from 'vitest'
import { type Particle, withParticle } from './index.ts'

const PARTICLES: readonly Particle[] = [
  '을/를',
  '이/가',
  '은/는',
  '과/와',
  '으로/로',
  '이라/라',
  '이어/여',
]
const all = (word: string) => PARTICLES.map((particle) => withParticle(word, particle))

describe('Hangul', () => {
  test('after a final consonant', () => {
    expect(all('좌석')).toEqual([
      '좌석을',
      '좌석이',
      '좌석은',
      '좌석과',
      '좌석으로',
      '좌석이라',
      '좌석이어',
    ])
  })

  test('after a vowel', () => {
    expect(all('예매')).toEqual([
      '예매를',
      '예매가',
      '예매는',
      '예매와',
      '예매로',
      '예매라',
      '예매여',
    ])
  })

  test('ㄹ is a consonant, except before 으로/로', () => {
    expect(all('서울')).toEqual([
      '서울을',
      '서울이',
      '서울은',
      '서울과',
      '서울로',
      '서울이라',
      '서울이어',
    ])
  })

  test.each(['닭', '값', '삶', '앉', '힣'])('%s ends with a consonant', (word) => {
    expect(withParticle(word, '으로/로')).toBe(`${word}으로`)
  })

  test('the first and the last syllable without a final consonant', () => {
    expect(withParticle('가', '을/를')).toBe('가를')
    expect(withParticle('히', '을/를')).toBe('히를')
  })
})

test('digits are read in Korean', () => {
  const said = [...'0123456789'].map((digit) => withParticle(digit, '이/가'))
  expect(said).toEqual(['0이', '1이', '2가', '3이', '4가', '5가', '6이', '7이', '8이', '9가'])
  const ways = [...'0123456789'].map((digit) => withParticle(digit, '으로/로').slice(1))
  expect(ways).toEqual(['으로', '로', '로', '으로', '로', '로', '으로', '로', '로', '로'])
  for (const ten of ['10', '100', '1,000', '10,000'])
    expect(withParticle(ten, '을/를')).toBe(`${ten}을`)
})

test.each([
  ['VIP', 'VIP를'],
  ['R', 'R을'],
  ['S', 'S를'],
  ['L', 'L을'],
  ['M', 'M을'],
  ['N', 'N을'],
  ['KRW', 'KRW를'],
  ['RV-7KQ2M9XW4T', 'RV-7KQ2M9XW4T를'],
  ['PF-AAAAAAAAAR', 'PF-AAAAAAAAAR을'],
  ['r', 'r을'],
  ['euc-kr', 'euc-kr을'],
])('%s is read letter by letter', (word, said) => {
  expect(withParticle(word, '을/를')).toBe(said)
})

test.each([
  ['Hadestown', 'Hadestown을'],
  ['Rent', 'Rent를'],
  ['Hamlet', 'Hamlet을'],
  ['Wicked', 'Wicked를'],
  ['Chicago', 'Chicago를'],
  ['Mamma Mia', 'Mamma Mia를'],
  ['title', 'title을'],
  ['role', 'role을'],
  ['book', 'book을'],
  ['laptop', 'laptop을'],
  ['sell', 'sell을'],
  ['door', 'door를'],
  ['admin', 'admin을'],
  ['King', 'King을'],
  ['phone', 'phone을'],
  ['Asia/Seoul', 'Asia/Seoul을'],
])('%s is read as a word', (word, said) => {
  expect(withParticle(word, '을/를')).toBe(said)
})

test('ㄹ also counts in what is not Hangul', () => {
  expect(withParticle('R', '으로/로')).toBe('R로')
  expect(withParticle('M', '으로/로')).toBe('M으로')
  expect(withParticle('1', '으로/로')).toBe('1로')
  expect(withParticle('title', '으로/로')).toBe('title로')
})

test.each([
  ['"하데스타운"', '"하데스타운"을'],
  ['‘빨래’', '‘빨래’를'],
  ['《레베카》', '《레베카》를'],
  ['`outerpark login`', '`outerpark login`을'],
  ['[R석]', '[R석]을'],
  ['주식회사.', '주식회사.를'],
])('closing quotes and brackets do not count: %s', (word, said) => {
  expect(withParticle(word, '을/를')).toBe(said)
})

test('what stands in round brackets is not read, unless it is all that there is', () => {
  expect(withParticle('빨래(뮤지컬)', '을/를')).toBe('빨래(뮤지컬)를')
  expect(withParticle('손발(手足)', '을/를')).toBe('손발(手足)을')
  expect(withParticle('(뮤지컬)', '을/를')).toBe('(뮤지컬)을')
  expect(withParticle('"빨래" (2027)', '은/는')).toBe('"빨래" (2027)는')
})

test.each(['東', 'ひ', '🎭', '', '()', '→'])(
  'where nobody knows how %j is read, both forms are there',
  (word) => {
    expect(all(word)).toEqual(
      ['을(를)', '이(가)', '은(는)', '과(와)', '(으)로', '(이)라', '이어(여)'].map(
        (both) => word + both,
      ),
    )
  },
)

test('a word can be read otherwise than it is written', () => {
  expect(withParticle('$19.99', '을/를', '달러')).toBe('$19.99를')
  expect(withParticle('¥1,500', '이/가', '엔')).toBe('¥1,500이')
})
