import { spawnSync } from 'node:child_process'
import { closeSync, mkdtempSync, openSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { everyCommand } from '../testing/commands.ts'
import { inProcess } from '../testing/in-process.ts'
import { makeOuterpark } from '../testing/outerpark.ts'

const outerpark = makeOuterpark(inProcess)
const folder = mkdtempSync(join(tmpdir(), 'outerpark-data-'))
afterAll(async () => {
  rmSync(folder, { recursive: true })
  await outerpark.close()
})

let performance = ''
let reservation = ''
beforeAll(async () => {
  const { performances } = await outerpark.json<{ performances: { id: string }[] }>(
    ...['musical', 'register', '빨래', '--venue', 'V', '--at', '2037-01-05 19:30'],
    ...['--grade', 'R:10:66000', '--grade', 'S:5:50000'],
  )
  performance = performances[0]?.id ?? ''
  await outerpark.json('signup', '--name', '=Kim', '--email', 'minji@example.com')
  const booked = ['book', performance, '--seats', '2', '--grade', 'R', '--yes', '--wait']
  reservation = (await outerpark.json<{ id: string }>(...booked)).id
})

const stdout = async (...args: readonly string[]) => (await outerpark.run(args)).stdout

describe('--json with fields', () => {
  test('prints only these, of an object or of each item of a list', async () => {
    expect(
      JSON.parse(await stdout('reservation', 'show', reservation, '--json', 'id,seats')),
    ).toEqual({ id: reservation, seats: 2 })
    expect(JSON.parse(await stdout('reservation', 'list', '--json', 'status'))).toEqual({
      items: [{ status: 'confirmed' }],
      next: null,
    })
  })

  test('stands anywhere, and takes no other word for a field', async () => {
    const whole = await stdout('reservation', 'show', reservation, '--json')
    for (const words of [
      ['--json', 'reservation', 'show', reservation],
      ['reservation', '--json', 'show', reservation],
      ['reservation', 'show', '--json', reservation],
      ['reservation', 'show', '--json=', reservation],
    ])
      expect(await stdout(...words), words.join(' ')).toBe(whole)
    const id = JSON.stringify({ id: reservation })
    for (const words of [
      ['--json', 'id', 'reservation', 'show', reservation],
      ['reservation', 'show', '--json', 'id', reservation],
      ['reservation', 'show', '--json=id', reservation],
    ])
      expect(await stdout(...words), words.join(' ')).toBe(`${id}\n`)
  })

  test('a field that there is not is refused before anything is done, with those that there are', async () => {
    const words = ['book', performance, '--seats', '1', '--grade', 'R', '--yes', '--json', 'statsu']
    const { code, stderr } = await outerpark.run(words)
    expect({ code, error: JSON.parse(stderr).error }).toMatchObject({
      code: 2,
      error: {
        code: 'usage',
        detail: 'There is no field "statsu". Did you mean "status"?',
        hint: expect.stringMatching(/^Fields: id, status, performanceId, /),
      },
    })
    expect(JSON.parse(await stdout('reservation', 'list', '--json')).items).toHaveLength(1)
  })
})

describe('--jq', () => {
  test('prints texts as they are, and anything else as JSON', async () => {
    expect(await stdout('reservation', 'list', '--jq', '.items[] | .id, .seats')).toBe(
      `${reservation}\n2\n`,
    )
    const tabs = '.items[] | [.title, .seats] | @tsv'
    expect(await stdout('reservation', 'list', '--jq', tabs)).toBe('빨래\t2\n')
  })

  test('works on the fields of --json, and on each line of what follows', async () => {
    const words = ['reservation', 'show', reservation, '--json', 'seats', '--jq', 'keys']
    expect(await stdout(...words)).toBe('["seats"]\n')
  })

  test.each([
    ['.items[', 'jq-invalid', 'unexpected end of file'],
    ['nope(1)', 'jq-invalid', 'nope/1 is not defined'],
    ['.items | .foo', 'jq-failed', 'Cannot index array with string'],
  ])('%s is refused', async (jq, code, detail) => {
    const result = await outerpark.run(['reservation', 'list', '--jq', jq, '--json'])
    expect(result).toMatchObject({ code: 2, stdout: '' })
    expect(JSON.parse(result.stderr).error).toMatchObject({
      code,
      detail: expect.stringContaining(detail),
    })
  })

  test('a wrong expression books nothing', async () => {
    const words = ['book', performance, '--seats', '1', '--grade', 'R', '--yes', '--jq', '.id[']
    expect((await outerpark.run(words)).code).toBe(2)
    expect(JSON.parse(await stdout('reservation', 'list', '--json')).items).toHaveLength(1)
  })
})

describe('--csv', () => {
  test('every list has it, and nothing else', async () => {
    const options = (await everyCommand()).map(({ name, command }) => ({
      name,
      flags: command.options.map(({ long }) => long),
    }))
    const isList = ({ name, flags }: (typeof options)[number]) =>
      name.endsWith(' list') || flags.includes('--limit') || ['sales', 'reconcile'].includes(name)
    const having = options.filter(({ flags }) => flags.includes('--csv'))
    expect(having.map(({ name }) => name)).toEqual(options.filter(isList).map(({ name }) => name))
    expect(having.length).toBeGreaterThan(12)
  })

  test('prints a header and rows; columns can be chosen; a formula is a text', async () => {
    expect(await stdout('reservation', 'list', '--csv', 'id,amount.amount,title')).toBe(
      `id,amount.amount,title\r\n${reservation},132000,빨래\r\n`,
    )
    const customers = await stdout('customer', 'list', '--csv', '--profile', 'admin')
    expect(customers.split('\r\n')[0]).toBe('id,name,email,language,mail,confirmed,pendingEmail')
    expect(customers).toContain(",'=Kim,")
  })

  test('prints the rows of a report, by what it is by', async () => {
    const columns = ['--csv', 'performance.title,sold,revenue.amount']
    expect(await stdout('sales', ...columns, '--profile', 'admin')).toMatch(
      /^performance\.title,sold,revenue\.amount\r\n빨래,\d+,\d+\r\n$/,
    )
    const byDay = await stdout('sales', '--by', 'day', '--csv', '--profile', 'admin')
    expect(byDay).toMatch(/^day,capacity,sold,/)
  })

  test('a file begins with a byte order mark, and a pipe does not', async () => {
    const file = join(folder, 'list.csv')
    const program = fileURLToPath(new URL('../../bin/outerpark.mjs', import.meta.url))
    const env = { ...process.env, OUTERPARK_HOME: outerpark.home }
    for (const flags of ['w', 'a']) {
      const out = openSync(file, flags)
      const stdio: ['ignore', number, 'pipe'] = ['ignore', out, 'pipe']
      spawnSync(process.execPath, [program, 'musical', 'list', '--csv'], { env, stdio })
      closeSync(out)
    }
    const text = readFileSync(file, 'utf8')
    expect(text.startsWith('\ufeffid,title,')).toBe(true)
    expect(text.lastIndexOf('\ufeff')).toBe(0)
    expect(text.match(/^\ufeff?id,/gm)).toHaveLength(2)
    expect((await outerpark.asProcess(['musical', 'list', '--csv'])).stdout).toMatch(/^id,/)
  })

  test('together with JSON, or with what follows, it is refused', async () => {
    for (const words of [
      ['reservation', 'list', '--csv', '--json'],
      ['reservation', 'list', '--csv', '--jq', '.'],
      ['events', '--follow', '--csv'],
      ['reservation', 'list', '--csv', 'nope'],
    ])
      expect(await outerpark.run(words), words.join(' ')).toMatchObject({ code: 2, stdout: '' })
  })
})

test('an id with a wrong letter gets the one that was likely meant', async () => {
  const last = performance.endsWith('A') ? 'B' : 'A'
  const { stderr } = await outerpark.run([
    ...['performance', 'show', `${performance.slice(0, -1)}${last}`],
  ])
  expect(stderr).toContain(`Did you mean "${performance}"?`)
  expect((await outerpark.run(['performance', 'show', 'PF-2222222222'])).stderr).not.toContain(
    'mean',
  )
})
