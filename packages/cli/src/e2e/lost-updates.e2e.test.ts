import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { HallResponse, PerformanceResponse } from '@outerpark/core/contract'
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { inProcess } from '../testing/in-process.ts'
import { makeOuterpark } from '../testing/outerpark.ts'
import { smallHall } from '../testing/small-hall.ts'
import type { Terminal } from '../testing/terminal.ts'

// Two people who change the plan of one hall, or of one performance, from files that they have printed.

const office = makeOuterpark(inProcess)
const terminals: Terminal[] = []
const [mine, theirs] = [join(office.home, 'mine.yaml'), join(office.home, 'theirs.yaml')]

beforeAll(async () => {
  await office.run(['daemon', 'start'])
}, 60_000)
afterEach(() => {
  for (const terminal of terminals.splice(0)) terminal.close()
})
afterAll(() => office.close())

let halls = 0
/** A new hall. */
async function aHall(): Promise<string> {
  writeFileSync(mine, smallHall(`Stage ${++halls}`))
  return (await office.json<HallResponse>('hall', 'add', mine)).id
}
async function print(file: string, ...of: readonly string[]) {
  writeFileSync(file, (await office.run([...of, '--plan'])).stdout)
}
const replace = (file: string, from: string, to: string) =>
  writeFileSync(file, readFileSync(file, 'utf8').replace(from, to))
const edit = (hall: string, ...more: readonly string[]) =>
  office.json<HallResponse>('hall', 'edit', hall, ...more, '--yes')
const focusOf = async (hall: string) => (await office.run(['hall', 'show', hall])).stdout

describe('a hall', () => {
  test('is not changed from a version that somebody else has changed meanwhile, unless one insists', async () => {
    const hall = await aHall()
    for (const file of [mine, theirs]) await print(file, 'hall', 'show', hall)
    expect(readFileSync(mine, 'utf8')).toContain(`\nversion: 1 of ${hall}\n`)
    replace(theirs, 'B  1-3', 'B  1-4')
    expect((await edit(hall, theirs)).seats).toBe(8)
    replace(mine, 'focus: 1F/A/2', 'focus: 1F/A/3')
    const late = ['hall', 'edit', hall, mine]
    expect(await office.failure(...late, '--yes')).toMatchObject({
      ...{ exit: 1, code: 'plan-changed' },
      params: { case: 'hall', id: hall, version: 2, by: 'admin', at: expect.any(String) },
      hint: `Make your change in that one: outerpark hall show ${hall} --plan. To replace it with yours: --force`,
    })
    expect(await edit(hall, mine, '--force')).toMatchObject({ version: 3, seats: 7 })
  })

  test('can be changed from the same file again and again', async () => {
    const hall = await aHall()
    await print(mine, 'hall', 'show', hall)
    replace(mine, 'B  1-3', 'B  1-4')
    const first = await office.run(['hall', 'edit', hall, mine, '--yes'])
    expect(first.stderr).toContain(`To take it back: outerpark hall edit ${hall} --hall-version 1`)
    expect(first.stderr).toContain('was renewed')
    expect(readFileSync(mine, 'utf8')).toContain(`\nversion: 2 of ${hall}\n`)
    replace(mine, 'B  1-4', 'B  1-5')
    expect(await edit(hall, mine)).toMatchObject({ version: 3, seats: 9 })
  })

  test('shows an earlier version, and gets it back', async () => {
    const hall = await aHall()
    writeFileSync(theirs, smallHall(`Stage ${halls}`).replace('B  1-3', 'B  1-4'))
    await edit(hall, theirs)
    expect(await office.json('hall', 'show', hall, '--hall-version', '1')).toMatchObject({
      ...{ version: 1, seats: 7 },
    })
    expect(await edit(hall, '--hall-version', '1')).toMatchObject({ version: 3, seats: 7 })
    expect(await office.failure('hall', 'edit', hall, '--hall-version', '9')).toMatchObject({
      ...{ code: 'plan-not-found', params: { hall, version: 9 } },
    })
    expect(await office.failure('hall', 'edit', hall, mine, '--hall-version', '1')).toMatchObject({
      ...{ exit: 2, detail: 'Name a FILE or --hall-version, but not both.' },
    })
  })

  test('is changed by a program only with --yes, and the refusal says what would change', async () => {
    const hall = await aHall()
    replace(mine, 'B  1-3', 'B  1-4')
    replace(mine, 'VIP: 1F/A', 'VIP: 1F/A/1-3')
    expect(await office.failure('hall', 'edit', hall, mine)).toMatchObject({
      ...{ exit: 2, code: 'confirmation-needed', hint: 'To do it without a question: --yes' },
      detail: `Stage ${halls} (${hall}) has version 1. Against it; 1 seat: VIP → R (1F/A/4); 1 seat of R is new (1F/B/4).`,
    })
    expect(await focusOf(hall)).toContain('version 1')
  })

  test('is added once: a person is asked whether the plan is for the hall of that name', async () => {
    const hall = await aHall()
    replace(mine, 'focus: 1F/A/2', 'focus: 1F/A/3')
    expect(await office.failure('hall', 'add', mine)).toMatchObject({ code: 'hall-exists' })
    const terminal = office.terminal(['hall', 'add', mine], { columns: 120, rows: 24 })
    terminals.push(terminal)
    await terminal.sees('focus: 1F/A/2 → 1F/A/3')
    await terminal.sees('Give the hall this plan?')
    terminal.press('n', 'enter')
    await terminal.sees('Nothing was changed.')
    expect(await terminal.ended()).toBe(1)
    expect(await office.json('hall', 'add', mine, '--yes')).toMatchObject({ id: hall, version: 2 })
  })
})

describe('the plan of a performance', () => {
  test('is not changed from a version that somebody else has changed meanwhile', async () => {
    const hall = await aHall()
    const { performances } = await office.json<{ performances: PerformanceResponse[] }>(
      ...['musical', 'register', 'Rent', '--venue', 'V', '--at', '2099-01-05 19:30'],
      ...['--hall', hall, '--price', 'VIP:170000', '--price', 'R:140000'],
    )
    const date = performances[0]?.id ?? ''
    const plan = ['performance', 'plan', date]
    await print(mine, ...plan)
    expect(readFileSync(mine, 'utf8')).toContain(`\nversion: 1 of ${date}\n`)
    await office.json('performance', 'block', date, '1F/A/1', '--yes')
    replace(mine, 'focus: 1F/A/2', 'focus: 1F/A/3')
    expect(await office.failure(...plan, mine, '--yes')).toMatchObject({
      ...{ code: 'plan-changed', params: { case: 'performance', id: date, version: 2 } },
    })
    expect(await office.json(...plan, mine, '--yes', '--force')).toMatchObject({
      performance: { hall: { version: 3 } },
    })
    expect(readFileSync(mine, 'utf8')).toContain(`\nversion: 3 of ${date}\n`)
    await print(theirs, 'hall', 'show', hall)
    expect(await office.json(...plan, theirs, '--yes')).toMatchObject({ was: 3 })
  })
})
