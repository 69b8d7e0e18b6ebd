import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { packages, root } from '../workspace.mjs'
import { functionsIn, linesOf } from './measure.ts'

/** A function fits on a screen. */
const LONGEST_FUNCTION = 60
const LONGEST_FILE = 200
const LONGEST_TEST = 300

/** Functions that are still too long. The list must not grow. */
const TO_BE_CUT = new Set(['startMyPage', 'runProjector', 'openTestOffice'])

const isTest = (file: string) => /\.test\.tsx?$/.test(file)

/** The TypeScript below a folder of the checkout, by its path from there. */
function sourcesIn(folder: string): { file: string; text: string }[] {
  return readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
    .filter((name) => /\.tsx?$/.test(name))
    .map((name) => join(folder, name))
    .map((file) => ({ file, text: readFileSync(join(root, file), 'utf8') }))
}

const ofPackages = packages.flatMap((name) => sourcesIn(`packages/${name}/src`))
const ofScripts = sourcesIn('scripts')

test('no function is longer than a screen', () => {
  const long = [...ofPackages, ...ofScripts]
    .filter(({ file, text }) => !isTest(file) && linesOf(text) > LONGEST_FUNCTION)
    .flatMap(({ file, text }) =>
      functionsIn(file, text)
        .filter(({ name, lines }) => lines > LONGEST_FUNCTION && !TO_BE_CUT.has(name))
        .map(({ name, lines }) => `${file}: ${name} has ${lines} lines`),
    )
  expect(long).toEqual([])
})

test('no file has more than one idea: 200 lines of source, 300 of tests', () => {
  const long = ofPackages
    .filter(({ file, text }) => linesOf(text) > (isTest(file) ? LONGEST_TEST : LONGEST_FILE))
    .map(({ file }) => file)
  expect(long).toEqual([])
})
