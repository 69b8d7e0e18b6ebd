import type {
  RegisteredMusicalResponse,
  ReservationResponse,
  TaskResponse,
} from '@outerpark/core/contract'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Page } from '../client/client.ts'
import { inProcess } from '../testing/in-process.ts'
import { makeOuterpark } from '../testing/outerpark.ts'

const outerpark = makeOuterpark(inProcess)
let performance = ''

beforeAll(async () => {
  const { performances } = await outerpark.json<RegisteredMusicalResponse>(
    ...['musical', 'register', 'Hadestown', '--venue', 'LG Arts Center'],
    ...['--at', '2037-03-03T19:30+09:00', '--seats', '100', '--price', '170000'],
  )
  performance = performances[0]?.id ?? ''
  await outerpark.json('signup', '--name', 'Kim Minji', '--email', 'minji@example.com')
})
afterAll(() => outerpark.close())

const deadLetters = async () =>
  (await outerpark.json<Page<TaskResponse>>('task', 'list', '--dead')).items

/** Makes a booking with a wrong answer of the card company, so that its task is a dead letter at once. */
async function deadLetter(): Promise<string> {
  await outerpark.json('sandbox', 'wrong-amount')
  const { id } = await outerpark.json<ReservationResponse>(
    'book',
    '--yes',
    performance,
    '--seats',
    '1',
  )
  const found = async () => (await deadLetters()).find((task) => task.reservationId === id)
  await expect.poll(found).toBeDefined()
  await outerpark.json('sandbox', 'reset')
  return (await found())?.id ?? ''
}

test('a dead letter is retried or dropped by its number in the list', async () => {
  const retried = await deadLetter()
  expect(retried).toMatch(/^TK-\d+$/)
  expect(await outerpark.json('task', 'retry', retried.toLowerCase())).toMatchObject({
    id: retried,
  })
  const dropped = await deadLetter()
  expect(await outerpark.json('task', 'drop', dropped.slice(3))).toMatchObject({ id: dropped })
})

test('a task is found only by its exact number, not by one with more digits', async () => {
  const id = await deadLetter()
  const longer = `${id}0`
  for (const none of [longer, 'TK-4T7'])
    expect(await outerpark.failure('task', 'drop', none)).toMatchObject({
      exit: 1,
      code: 'task-not-found',
      detail: expect.stringContaining(none),
      hint: expect.stringContaining('task list --dead'),
    })
  expect((await deadLetters()).map((each) => each.id)).toContain(id)
})

test('the status says how many dead letters there are, and how to list them', async () => {
  await deadLetter()
  const { stdout } = await outerpark.run(['daemon', 'status'])
  expect(stdout).toMatch(/^given up +\d+ tasks?, .*payments?: outerpark task list --dead$/m)
})
