/** A Korean particle in its two forms: after a consonant, and after a vowel. */
export type Particle = '을/를' | '이/가' | '은/는' | '과/와' | '으로/로' | '이라/라' | '이어/여'

/** How a word ends when it is read aloud. ㄹ is a consonant, except before 으로/로. */
type End = 'consonant' | 'ㄹ' | 'vowel'

/**
 * The word with the right form of the particle. If nobody can know how the word is read, it gets both forms, as Koreans
 * write it then: `東을(를)`.
 *
 * @param read how the word is read, if that does not follow from its letters: `withParticle('$5', '을/를', '달러')`
 * @example
 * withParticle('R석', '을/를') // 'R석을'
 * withParticle('매표소', '으로/로') // '매표소로'
 */
export function withParticle(word: string, particle: Particle, read = word): string {
  const [afterConsonant = '', afterVowel = ''] = particle.split('/')
  const end = endOf(read)
  if (end === undefined) return `${word}${both(afterConsonant, afterVowel)}`
  const bare = end === 'vowel' || (end === 'ㄹ' && particle === '으로/로')
  return `${word}${bare ? afterVowel : afterConsonant}`
}

/** `을(를)`, but `(으)로` and `(이)라`: the longer form is the shorter one with a vowel in front. */
function both(afterConsonant: string, afterVowel: string): string {
  return afterConsonant.endsWith(afterVowel)
    ? `(${afterConsonant.slice(0, -afterVowel.length)})${afterVowel}`
    : `${afterConsonant}(${afterVowel})`
}

/**
 * What does not change how a word ends: quotes, brackets and full stops. Words in round brackets are not read (한글 맞춤법:
 * the particle follows the word before the brackets), unless nothing else is there.
 */
function spoken(text: string): string {
  const plain = text.replace(/[\s"'`.,!?·…”’」』》〉\]}>]+$/u, '')
  const withoutBrackets = plain.replace(/\([^()]*\)$/u, '')
  if (withoutBrackets !== plain && withoutBrackets.trim() !== '') return spoken(withoutBrackets)
  const inside = plain.replace(/\)$/u, '')
  return inside === text ? text : spoken(inside)
}

function endOf(text: string): End | undefined {
  const word = spoken(text)
  const last = word.at(-1) ?? ''
  const code = last.charCodeAt(0)
  if (code >= FIRST_SYLLABLE && code <= LAST_SYLLABLE) return endOfSyllable(code)
  if (/\d/.test(last)) return DIGITS[Number(last)]
  if (last === '%') return 'vowel'
  const [latin] = /[A-Za-z]+$/.exec(word) ?? []
  return latin === undefined ? undefined : endOfLatin(latin)
}

const FIRST_SYLLABLE = 0xac00
const LAST_SYLLABLE = 0xd7a3
/** Every 28 syllables have the same initial and vowel: the first has no final consonant, the ninth has ㄹ. */
const FINALS = 28
const RIEUL = 8

function endOfSyllable(code: number): End {
  const final = (code - FIRST_SYLLABLE) % FINALS
  if (final === 0) return 'vowel'
  return final === RIEUL ? 'ㄹ' : 'consonant'
}

/** 영 (also 십, 백, 천, 만), 일, 이, 삼, 사, 오, 육, 칠, 팔, 구 */
const DIGITS: readonly End[] = [
  'consonant',
  'ㄹ',
  'vowel',
  'consonant',
  'vowel',
  'vowel',
  'consonant',
  'ㄹ',
  'ㄹ',
  'vowel',
]

/** Letters are read one by one if they are capitals (VIP is 브이아이피), or if no word could be read. */
function endOfLatin(word: string): End {
  const last = word.at(-1) ?? ''
  if (/[A-Z]/.test(last) || !/[aeiouy]/.test(word)) return endOfLetter(last.toUpperCase())
  return endOfWord(word.toLowerCase())
}

/** 엘, 알; 엠, 엔; all other letters end with a vowel. */
function endOfLetter(letter: string): End {
  if (letter === 'L' || letter === 'R') return 'ㄹ'
  return letter === 'M' || letter === 'N' ? 'consonant' : 'vowel'
}

/**
 * How an English word ends as Koreans write it: 타이틀, 하데스타운, 북, 렌트. A stop is a final consonant after a vowel,
 * and gets a vowel of its own after another consonant.
 */
function endOfWord(word: string): End {
  if (/le?$/.test(word)) return 'ㄹ'
  if (/[mn]$|[aeiou][mn]e$|ng$|[aeiou](?:ck|[bkpt])$/.test(word)) return 'consonant'
  return 'vowel'
}
