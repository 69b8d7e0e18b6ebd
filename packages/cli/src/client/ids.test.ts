import { expect, test } from 'vitest'
import { type Lookup, wholeId, wholeTaskId } from './ids.ts'

const ids = ['RV-4T7KQ2M9XW', 'RV-4T7ZZ2M9XW', 'RV-9XWKQ2M9XW']

/** A box office with those three reservations. */
function lookup(): Lookup<{ id: string }> & { asked: string[] } {
  const asked: string[] = []
  return {
    kind: 'reservation',
    asked,
    label: ({ id }) => `what ${id} is`,
    list: async ({ idPrefix = '' }) => {
      asked.push(idPrefix)
      return {
        items: ids.filter((id) => id.startsWith(idPrefix)).map((id) => ({ id })),
        next: null,
      }
    },
  }
}

test.each(['RV-9', 'rv-9xw', '9xwk', '9XWKQ2M9X'])(
  '%s means the one id that starts like this',
  async (typed) => {
    expect(await wholeId(typed, lookup())).toBe('RV-9XWKQ2M9XW')
  },
)

test('a whole id is used unchanged, without a look-up', async () => {
  const box = lookup()
  expect(await wholeId('rv-2222222222', box)).toBe('RV-2222222222')
  expect(box.asked).toEqual([])
})

test('a prefix of several ids is refused, and the error lists them', async () => {
  await expect(wholeId('RV-4t7', lookup())).rejects.toMatchObject({
    code: 'ambiguous-id',
    flaws: [
      { path: 'RV-4T7KQ2M9XW', message: 'what RV-4T7KQ2M9XW is' },
      { path: 'RV-4T7ZZ2M9XW', message: 'what RV-4T7ZZ2M9XW is' },
    ],
  })
})

test('a prefix of no id is not found', async () => {
  await expect(wholeId('RV-Z', lookup())).rejects.toMatchObject({ code: 'reservation-not-found' })
})

test.each(['PF-9XW', '0', '../../x', 'RV-22222222223', '오'])(
  '%j cannot be an id: not found, without a look-up',
  async (typed) => {
    const box = lookup()
    await expect(wholeId(typed, box)).rejects.toMatchObject({ code: 'reservation-not-found' })
    expect(box.asked).toEqual([])
  },
)

test.each(['', ' ', 'RV', 'rv', 'RV-'])(
  '%j is the start of every id: wrong usage, with an example',
  async (typed) => {
    const box = lookup()
    await expect(wholeId(typed, box)).rejects.toMatchObject({
      code: 'usage',
      detail: expect.stringContaining('every reservation begins with RV-'),
      hint: expect.stringContaining('RV-A'),
    })
    expect(box.asked).toEqual([])
  },
)

test.each(['9', '4t7'])('W6: %s is too short without the letters of the kind', async (typed) => {
  const box = lookup()
  await expect(wholeId(typed, box)).rejects.toMatchObject({ code: 'usage' })
  expect(box.asked).toEqual([])
})

/** Musicals, one of which has a title that is also the beginning of an id. */
function musicals(): Lookup<{ id: string; title: string }> {
  const all = [
    { id: 'MU-X222222222', title: 'Wicked' },
    { id: 'MU-RENT222222', title: 'Hair' },
    { id: 'MU-9222222222', title: 'Rent' },
    { id: 'MU-8222222222', title: 'X' },
  ]
  return {
    kind: 'musical',
    label: ({ title }) => title,
    list: async ({ idPrefix = '' }) => ({
      items: all.filter(({ id }) => id.startsWith(idPrefix)),
      next: null,
    }),
    titled: async (typed) => all.filter(({ title }) => title.toLowerCase() === typed.toLowerCase()),
  }
}

test('W6: a title is found as a title, although an id begins with it', async () => {
  expect(await wholeId('X', musicals())).toBe('MU-8222222222')
  expect(await wholeId('wicked', musicals())).toBe('MU-X222222222')
  expect(await wholeId('MU-X', musicals())).toBe('MU-X222222222')
  await expect(wholeId('Y', musicals())).rejects.toMatchObject({ code: 'usage' })
})

test('W6: what is a title and the beginning of another id is refused, or asked', async () => {
  await expect(wholeId('rent', musicals())).rejects.toMatchObject({
    code: 'ambiguous-id',
    flaws: [
      { path: 'MU-9222222222', message: 'Rent' },
      { path: 'MU-RENT222222', message: 'Hair' },
    ],
  })
  const choose = async (candidates: readonly { id: string }[]) => candidates[1]?.id ?? ''
  expect(await wholeId('rent', musicals(), choose)).toBe('MU-RENT222222')
})

test.each(['TK-110', 'tk-110', '110'])('%s names a task by its whole number', (typed) => {
  expect(wholeTaskId(typed)).toBe('TK-110')
})

test('a wrong number of a task is not found, and `TK` alone is wrong usage', () => {
  for (const typed of ['TK-4T7', 'TK-0', 'RV-1'])
    expect(() => wholeTaskId(typed)).toThrow(expect.objectContaining({ code: 'task-not-found' }))
  for (const typed of ['TK', 'TK-', ''])
    expect(() => wholeTaskId(typed)).toThrow(expect.objectContaining({ code: 'usage' }))
})

test.each(['MU-3WH', 'mu-3whkq2m9xw'])(
  'the id of another kind is called that: %s',
  async (typed) => {
    await expect(wholeId(typed, lookup())).rejects.toMatchObject({
      code: 'reservation-not-found',
      detail: `${typed} is the id of a musical, and not of a reservation.`,
    })
  },
)
