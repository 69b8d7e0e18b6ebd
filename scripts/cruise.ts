// npm run cruise: checks the dependency rules of .dependency-cruiser.mjs, and that they were checked on something. A
// cruise that reads no TypeScript reports "no violations" too. It also finds test support among the sources.
import { cruise, format } from 'dependency-cruiser'
import extractOptions from 'dependency-cruiser/config-utl/extract-depcruise-options'
import extractTsConfig from 'dependency-cruiser/config-utl/extract-ts-config'
import { packages, root, TEST } from './workspace.mjs'

const places = [...packages.map((name) => `packages/${name}/src`), 'scripts']

process.chdir(root)
const options = await extractOptions('./.dependency-cruiser.mjs')
const { output: result } = await cruise(places, options, options.enhancedResolveOptions, {
  tsConfig: extractTsConfig('tsconfig.base.json'),
})
if (typeof result === 'string') throw new Error('The cruise gave its result as text, not as data.')

const report = await format(result, { outputType: 'err-long' })
console.log(report.output)

const unread = places.filter((place) => {
  const modules = result.modules.filter(({ source }) => source.startsWith(`${place}/`))
  return !modules.some(({ dependencies }) => dependencies.length > 0)
})
if (unread.length > 0) console.log(`No import was read in: ${unread.join(', ')}.`)

/** Entry files of a process, a thread or a package. They need no importing source. */
const ENTRY = /(\/main|\/bin|-thread|\/index)\.ts$/
const isSource = (file: string) => !new RegExp(TEST).test(file)

// Code that only tests use is test support, and must not be published to npm.
const misplaced = result.modules.filter(
  ({ source, dependents }) =>
    /^packages\/[^/]+\/src\//.test(source) &&
    isSource(source) &&
    !ENTRY.test(source) &&
    !dependents.some(isSource),
)
for (const { source } of misplaced)
  console.log(`Only tests use ${source}: it belongs into a folder testing/, or away.`)

process.exitCode = report.exitCode > 0 || unread.length > 0 || misplaced.length > 0 ? 1 : 0
