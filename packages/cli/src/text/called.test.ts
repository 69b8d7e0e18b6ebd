import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { delimiter, join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { calledBy } from './called.ts'

const checkout = mkdtempSync(join(tmpdir(), 'outerpark-called-'))
const bin = join(checkout, 'node_modules', '.bin')
const installed = join(checkout, 'installed')
const elsewhere = join(checkout, 'elsewhere')

beforeAll(() => {
  for (const folder of [bin, installed]) {
    mkdirSync(folder, { recursive: true })
    writeFileSync(join(folder, 'outerpark'), '')
  }
})
afterAll(() => rmSync(checkout, { recursive: true }))

const pathOf = (...folders: string[]) => folders.join(delimiter)

test('after npm start in a checkout, the program is called with npx', () => {
  const env = { npm_command: 'start', PATH: pathOf(bin, elsewhere) }
  expect(calledBy(env, checkout)).toBe('npx outerpark')
  expect(calledBy({ PATH: elsewhere }, checkout)).toBe('npx outerpark')
})

test('where the shell finds it, its name is enough', () => {
  const env = { npm_command: 'start', PATH: pathOf(bin, installed) }
  expect(calledBy(env, checkout)).toBe('outerpark')
  // The tour puts the folder on the PATH by hand.
  expect(calledBy({ PATH: pathOf(bin) }, checkout)).toBe('outerpark')
})

test('where npx would not find it either, it has its name', () => {
  expect(calledBy({ npm_command: 'start', PATH: bin }, elsewhere)).toBe('outerpark')
  expect(calledBy({}, elsewhere)).toBe('outerpark')
})
