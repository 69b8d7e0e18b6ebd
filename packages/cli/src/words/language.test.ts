import { expect, test } from 'vitest'
import { languageOf } from './language.ts'

const none = () => undefined

test.each([
  [['--lang', 'ko'], {}, 'ko'],
  [['book', '--lang=ko', '--yes'], { LANG: 'en_US.UTF-8' }, 'ko'],
  [['--lang', 'en'], { LC_ALL: 'ko_KR.UTF-8' }, 'en'],
  [['--lang', 'en', '--lang', 'ko'], {}, 'ko'],
  [['book', '--', '--lang', 'ko'], {}, 'en'],
  [['--lang'], { LANG: 'ko_KR.UTF-8' }, 'ko'],
  [['--lang', 'fr'], { LANG: 'ko_KR.UTF-8' }, 'ko'],
  [[], { LANG: 'ko_KR.UTF-8' }, 'ko'],
  [[], { LANG: 'ko' }, 'ko'],
  [[], { LANG: 'kok_IN' }, 'en'],
  [[], { LC_MESSAGES: 'ko_KR', LANG: 'en_US' }, 'ko'],
  [[], { LC_ALL: 'C', LC_MESSAGES: 'ko_KR' }, 'en'],
  [[], { LC_ALL: '', LANG: 'ko_KR' }, 'ko'],
  [[], {}, 'en'],
])('%j in a terminal of %j is %s', (args, env, language) => {
  expect(languageOf(args, env, none)).toBe(language)
})

test('a choice counts before the terminal, and --lang before the choice', () => {
  expect(languageOf([], { LANG: 'en_US' }, () => 'ko')).toBe('ko')
  expect(languageOf(['--lang', 'en'], {}, () => 'ko')).toBe('en')
})
