import { afterAll, beforeAll, expect, test } from 'vitest'
import { ATTACKS } from './attacks.ts'
import { type Field, openField, stillWhole } from './siege.ts'

// Each attack of `npm run siege`, until it has been refused as it should be. How fast others are is not measured here.

let field: Field
beforeAll(async () => {
  field = await openField(1)
})
afterAll(() => field?.office.close())

/** Attacks until it has seen all of these answers, and gives every answer that it has seen. */
async function attackUntil(name: string, ...answers: string[]): Promise<string[]> {
  const stop = new AbortController()
  const seen = new Set<string>()
  const attack = ATTACKS[name]
  if (!attack) throw new Error(`There is no attack ${name}.`)
  const over = attack(field.target, (answer) => seen.add(answer), stop.signal)
  try {
    await expect.poll(() => answers.filter((answer) => !seen.has(answer))).toEqual([])
  } finally {
    stop.abort()
    await over
  }
  return [...seen]
}

const isFault = (answer: string) => answer.startsWith('5')

test.each([
  ['S2: tiny chunks with a token', 'signed-bytes', ['413 body-too-large']],
  ['S2: tiny chunks with a token that nobody has', 'guessed-bytes', ['401 not-signed-in']],
  ['S5: all seats of a hall', 'seats', ['422 too-many-seats']],
  ['S7: fields that nobody knows', 'fields', ['413 body-too-large']],
  ['S7: requests without waiting for answers', 'pipeline', ['200']],
  ['S9: bookings and cancels', 'refunds', ['429 too-many-cancels']],
])('%s: are refused, and nothing fails', async (_, name, answers) => {
  expect((await attackUntil(name, ...answers)).filter(isFault)).toEqual([])
})

test('S5: seats of several grades that nobody should get are refused, each for its reason, and none is booked', async () => {
  const seen = await attackUntil(
    'lines',
    '422 validation-failed',
    '413 body-too-large',
    '422 too-many-seats',
    '422 currencies-differ',
    '404 grade-not-found',
    '409 offer-changed',
  )
  expect(seen.filter((answer) => isFault(answer) || answer.startsWith('2'))).toEqual([])
})

test('S2: bodies in chunks of one byte from strangers are not read', async () => {
  const stop = new AbortController()
  const seen: string[] = []
  const over = ATTACKS.bytes?.(field.target, (answer) => seen.push(answer), stop.signal)
  await expect.poll(() => seen.length).toBeGreaterThan(3)
  stop.abort()
  await over
  expect(seen.filter((answer) => answer !== '411 length-required' && answer !== 'closed')).toEqual(
    [],
  )
})

test('verify holds afterwards', async () => {
  expect(await stillWhole(field.office)).toMatchObject({ holds: true })
})
