import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { afterAll, expect, test } from 'vitest'
import { makeOuterpark } from '../testing/outerpark.ts'

const outerpark = makeOuterpark()
const list = join(outerpark.home, 'loaded')
const hook = join(outerpark.home, 'hook.mjs')

mkdirSync(outerpark.home, { recursive: true })
// Writes the name of each module that a command loads into a file.
writeFileSync(
  hook,
  `import { appendFileSync } from 'node:fs'
import { registerHooks } from 'node:module'
registerHooks({
  load: (url, context, next) => {
    appendFileSync(${JSON.stringify(list)}, url + '\\n')
    return next(url, context)
  },
})`,
)

afterAll(() => outerpark.close())

/** Those of which a bundle has code: it says where each part came from. */
const joined = (url: string): string[] =>
  url.includes('/bundle/')
    ? readFileSync(fileURLToPath(url), 'utf8')
        .split('\n')
        .filter((line) => line.startsWith('//'))
    : []

/** The packages that a command loads, without our own. */
async function packagesOf(...args: string[]): Promise<string[]> {
  writeFileSync(list, '')
  const NODE_OPTIONS = `--import=${pathToFileURL(hook).href}`
  await outerpark.run(args, { env: { NODE_OPTIONS } })
  const urls = readFileSync(list, 'utf8').split('\n')
  const names = [...urls, ...urls.flatMap(joined)].flatMap(
    (url) => /.*\/node_modules\/((?:@[^/]+\/)?[^/]+)\//.exec(url)?.[1] ?? [],
  )
  expect(urls.some((url) => url.endsWith('/bundle/bin.js'))).toBe(true)
  return [...new Set(names)].sort()
}

test('the version is read without any package', async () => {
  expect(await packagesOf('--version')).toEqual([])
})

/** What most commands load (scripts/bundle.mjs): the command line, and the width of Korean text in a table. */
const COMMON = ['commander', 'fast-string-truncated-width', 'fast-string-width', 'fast-wrap-ansi']

test('help needs what all commands need and nothing else', async () => {
  expect(await packagesOf('--help')).toEqual(COMMON)
})

test('a command that asks the daemon loads neither zod nor what it does not use', async () => {
  // The daemon loads many packages, so it is started without the hook.
  await outerpark.json('daemon', 'start')
  expect(await packagesOf('daemon', 'status', '--json')).toEqual(COMMON)
  expect(await packagesOf('performance', 'list', '--json')).toEqual(COMMON)
})
