import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'

const ROOT = join(import.meta.dirname, '..')

/** The sources of the two worlds that play stories with an office of their own. */
const sources = ['simulate', 'crash-points'].flatMap((folder) =>
  readdirSync(join(ROOT, folder), { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.ts') && !file.endsWith('.test.ts'))
    .map((file) => join(ROOT, folder, file)),
)

/** The names that a file imports from the reservations of the core, types left out. */
function importedFrom(text: string): string[] {
  const [, names = ''] =
    /import (?!type)\{([^}]*)\} from '@outerpark\/core\/reservation'/.exec(text) ?? []
  return names
    .split(',')
    .map((name) => name.trim())
    .filter((name) => name !== '' && !name.startsWith('type '))
}

test('W20: the worlds take bookings and cancels as the daemon does, with what the office gives them', () => {
  expect(sources.length).toBeGreaterThan(60)
  const own = sources.flatMap((file) =>
    importedFrom(readFileSync(file, 'utf8')).map((name) => `${file.slice(ROOT.length)}: ${name}`),
  )
  // An operation that a world takes from the core itself knows nothing of the settings of its office.
  expect(own).toEqual([])
})

test('W20: whoever books asks the office whether payment is away, and whether the request was answered', () => {
  const asking = sources.filter((file) => /orders\.book\b/.test(readFileSync(file, 'utf8')))
  expect(asking).toHaveLength(2)
  for (const file of asking) {
    const text = readFileSync(file, 'utf8')
    expect(text).toMatch(/admit\(\s*Date\.now\(\),\s*\(deferredUntil\)/)
    expect(text).toContain('isAnswered(store, meta)')
  }
})
