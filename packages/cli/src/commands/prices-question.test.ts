import { expect, test } from 'vitest'
import { agreedToPrices } from './prices-question.ts'

const won = (grade: string, amount: number) => ({ grade, price: { amount, currency: 'KRW' } })
const SLIP = [won('VIP', 170_000), won('R', 140_000), won('S', 1500)]

async function asked(grades: typeof SLIP, interactive: boolean, yes: boolean, answer = true) {
  const said: string[] = []
  const context = { interactive, say: (line: string) => void said.push(line) }
  await agreedToPrices(context, grades, { yes }, async (question) => {
    said.push(question)
    return answer
  })
  return said
}

test('a person is asked about a price that is far from those of the other grades', async () => {
  expect(await asked(SLIP, true, false)).toEqual([
    'S for ₩1,500 is far from R for ₩140,000. Is a zero missing, or one too many?',
    'Are the prices right?',
  ])
  await expect(asked(SLIP, true, false, false)).rejects.toMatchObject({ code: 'not-confirmed' })
})

test('with --yes, without a terminal, and about usual prices nobody is asked', async () => {
  expect(await asked(SLIP, true, true)).toEqual([])
  expect(await asked(SLIP, false, false)).toEqual([])
  expect(await asked(SLIP.slice(0, 2), true, false)).toEqual([])
})
