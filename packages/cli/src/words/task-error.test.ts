import { readdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { afterEach, expect, test } from 'vitest'
import { KO } from './ko/index.ts'
import { taskErrorText } from './task-error.ts'
import { speak } from './words.ts'

afterEach(() => speak('en'))

const UNAVAILABLE = 'GatewayUnavailable: The gateway failed: 503 {"code":"out-of-order"}'

test('in English it is what the box office keeps', () => {
  expect(taskErrorText(UNAVAILABLE)).toBe(UNAVAILABLE)
})

test('in Korean it has a sentence, and quotes what the other side said', async () => {
  await speak('ko')
  expect(taskErrorText(UNAVAILABLE)).toBe(
    '카드사가 답하지 않거나 오류로 답했습니다. 원문: The gateway failed: 503 {"code":"out-of-order"}',
  )
  expect(taskErrorText('Error: what nobody knows')).toBe('Error: what nobody knows')
  expect(taskErrorText('')).toBe('')
})

/** The errors that a task can end with, by where they are made. */
const MADE_IN = [
  'core/src/ports',
  'core/src/payment',
  'daemon/src/payment',
  'daemon/src/notice',
  'daemon/src/pipeline',
]
/** Errors of other things: of reading, of an answer to Stripe's own webhook, of the ports of listening. */
const OTHERS = ['InvalidCursor', 'MyPageUnavailable', 'WebhookRefused']

test('each error with which a task can fail has its sentence', () => {
  const packages = fileURLToPath(new URL('../../../', import.meta.url))
  const names = MADE_IN.flatMap((folder) =>
    readdirSync(`${packages}${folder}`, { recursive: true, encoding: 'utf8' })
      .filter((file) => file.endsWith('.ts') && !file.includes('test'))
      .flatMap((file) => {
        const text = readFileSync(`${packages}${folder}/${file}`, 'utf8')
        return [...text.matchAll(/class (\w+) extends (?:Error|GatewayUnavailable)\b/g)].map(
          ([, name = '']) => name,
        )
      }),
  )
  const wanted = [...new Set(names)].filter((name) => !OTHERS.includes(name))
  expect(wanted.toSorted()).toEqual(Object.keys(KO.tasks.errors).toSorted())
})
