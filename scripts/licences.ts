// npm run licences: fails if a package, shipped or used for the work, has a licence that is not in this list.
import { spawnSync } from 'node:child_process'
import { join } from 'node:path'
import { main, SetupError } from './setup.mjs'
import { root } from './workspace.mjs'

/** Licences that ask for no more than that their text goes along. */
const SHIPPED = new Set([
  ...[
    'MIT',
    'MIT-0',
    'ISC',
    'BSD-2-Clause',
    'BSD-3-Clause',
    '0BSD',
    'Apache-2.0',
    'Zlib',
    'CC0-1.0',
  ],
  ...['BlueOak-1.0.0', 'Unlicense', 'Python-2.0', 'PSF-2.0'],
])
/** Tools that are not shipped may also have these: they hold for changed files of theirs. */
const TOOLS = new Set([...SHIPPED, 'MPL-2.0', 'CC-BY-4.0'])
/** Packages that go out with ours, in a bundle or beside it. */
const OURS = ['@outerpark/core', '@outerpark/daemon', 'outerpark']

type Listed = Record<
  string,
  readonly { readonly name: string; readonly versions: readonly string[] }[]
>

/** Whether a licence, or an expression such as `(MIT OR Apache-2.0)`, is covered by the list. */
export function isAllowed(expression: string, list: ReadonlySet<string>): boolean {
  const plain = expression.replace(/[()]/g, ' ').trim()
  return plain
    .split(/\s+OR\s+/)
    .some((choice) => choice.split(/\s+AND\s+/).every((licence) => list.has(licence.trim())))
}

function licencesOf(options: readonly string[]): Listed {
  const pnpm = [join(root, 'scripts/pnpm/main.mjs'), ...options, 'licenses', 'list', '--json']
  const { status, stdout, stderr } = spawnSync(process.execPath, pnpm, {
    encoding: 'utf8',
    cwd: root,
  })
  if (status !== 0) throw new SetupError(`pnpm licenses failed: ${stderr}`)
  return JSON.parse(stdout)
}

function outside(listed: Listed, list: ReadonlySet<string>): string[] {
  return Object.entries(listed)
    .filter(([licence]) => !isAllowed(licence, list))
    .flatMap(([licence, all]) => all.map(({ name, versions }) => `${name} ${versions}: ${licence}`))
}

if (import.meta.main)
  await main(() => {
    const filters = OURS.flatMap((name) => ['--filter', name])
    const [ours, all] = [licencesOf(filters), licencesOf([])]
    const wrong = [...outside(ours, SHIPPED), ...outside(all, TOOLS)]
    const count = (listed: Listed) => Object.values(listed).flat().length
    console.log(`${count(ours)} packages of ours, ${count(all)} with the tools`)
    for (const line of new Set(wrong)) console.log(`NOT ALLOWED  ${line}`)
    return Promise.resolve(wrong.length === 0 ? 0 : 1)
  })
