import { readdirSync, readFileSync } from 'node:fs'
import { builtinModules } from 'node:module'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { root } from './workspace.mjs'

const BUNDLED = ['cli', 'daemon']
const textOf = (...path: string[]) => readFileSync(join(root, 'packages', ...path), 'utf8')

/** The packages that the files of a bundle still import. */
function importsOf(name: string): Set<string> {
  const bundle = join(root, 'packages', name, 'bundle')
  const files = readdirSync(bundle, { recursive: true, encoding: 'utf8' })
  const texts = files
    .filter((file) => file.endsWith('.js'))
    .map((file) => textOf(name, 'bundle', file))
  const asked = texts.flatMap((text) => [
    ...text.matchAll(/^(?:import|export)\b[^;'"`]*?"([^"\s]+)";$/gm),
    ...text.matchAll(/\bimport\("([^"\s]+)"\)/g),
    // The program of the daemon. Ink also looks for development tools, which are never there.
    ...text.matchAll(/\bimport\.meta\.resolve\("(@outerpark[^"\s]+)"\)/g),
  ])
  const modules = asked.map(([, module = '']) => module)
  const others = modules.filter(
    (each) => !/^(\.|node:)/.test(each) && !builtinModules.includes(each),
  )
  return new Set(others.map((each) => /^(@[^/]+\/)?[^/]+/.exec(each)?.[0] ?? each))
}

test.each(BUNDLED)(
  '%s depends on what its bundle imports, and on nothing that is in the bundle',
  (name) => {
    const { dependencies } = JSON.parse(textOf(name, 'package.json'))
    expect([...importsOf(name)].sort()).toEqual(Object.keys(dependencies).sort())
  },
)

test.each(BUNDLED)('the bundle of %s brings the licences of the packages in it', (name) => {
  const notices = textOf(name, 'bundle', 'THIRD-PARTY.txt')
  const heads = [...notices.matchAll(/^=+\n(.*)$/gm)].map(([, head]) => head)
  expect(heads).toContainEqual(expect.stringMatching(/^zod \d\S+ \(MIT\)$/))
  expect(heads.filter((head) => !/^\S+ \S+ \(.+\)$/.test(head ?? ''))).toEqual([])
})
