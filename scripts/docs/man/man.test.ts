import { spawnSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { root } from '../../workspace.mjs'
import { makeManPages } from './pages.ts'
import * as roff from './roff.ts'
import { manPagesThere, namedForNpm } from './write.ts'

test('the manual pages are those of the commands (otherwise run: npm run docs)', async () => {
  expect(manPagesThere()).toEqual(await makeManPages())
})

test('every English page goes with the package, and npm links it for man', () => {
  const { man, files } = JSON.parse(readFileSync(join(root, 'packages/cli/package.json'), 'utf8'))
  expect(man).toEqual(namedForNpm(Object.keys(manPagesThere())))
  expect(man).toContain('./man/outerpark.1')
  expect(files).toContain('man')
})

test('a page in Korean says everything in Korean but names, options and examples', () => {
  const page = manPagesThere()['packages/cli/man/ko/outerpark-profile.1'] ?? ''
  expect(page).toContain('.SH "이름"')
  expect(page).not.toMatch(/^(?!outerpark )[a-z]+ [a-z]+ [a-z]+ [a-z]+/m)
})

test('what roff would obey is shown as it is', () => {
  expect(roff.text('a\\b --x')).toBe('a\\eb \\-\\-x')
  expect(roff.text(".so /etc/passwd\n'x")).toBe("\\&.so /etc/passwd\n\\&'x")
  expect(roff.section('a "b"')).toBe('.SH "a \\(dqb\\(dq"')
})

const hasGroff = spawnSync('groff', ['--version']).status === 0

test.runIf(hasGroff)('groff reads every page without a warning', () => {
  for (const [path, page] of Object.entries(manPagesThere())) {
    const args = ['-man', '-Tutf8', '-Kutf8', '-ww', '-z']
    const { status, stderr } = spawnSync('groff', args, { input: page, encoding: 'utf8' })
    expect({ path, status, stderr }).toEqual({ path, status: 0, stderr: '' })
  }
})
