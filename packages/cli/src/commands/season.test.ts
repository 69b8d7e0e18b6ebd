import { expect, test } from 'vitest'
import { Failure } from '../failure.ts'
import { tooLarge } from './season.ts'

test('C17: a season that is too large hears of its file, and of the limit of the box office', () => {
  const detail = 'The body is larger than 8388608 bytes.'
  const params = { case: 'bytes', limit: 8_388_608 }
  const refusal = new Failure({ code: 'body-too-large', params, title: 'Body too large', detail })
  expect(tooLarge(refusal, 'season.yaml', 9_000_000)).toMatchObject({
    code: 'body-too-large',
    detail:
      'The season file season.yaml is too large: its request has 8.6 MiB, and the box office takes at most 8.0 MiB. Nothing was registered.',
  })
})
