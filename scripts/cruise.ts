// Checks the dependency rules, and that they were checked on something: a cruise that reads no TypeScript reports "no
// violations", too.
import { cruise, format } from 'dependency-cruiser'
import extractOptions from 'dependency-cruiser/config-utl/extract-depcruise-options'
import extractTsConfig from 'dependency-cruiser/config-utl/extract-ts-config'
import { packages, root } from './workspace.mjs'

process.chdir(root)
const options = await extractOptions('./.dependency-cruiser.mjs')
const { output: result } = await cruise(
  ['packages/*/src'],
  options,
  options.enhancedResolveOptions,
  {
    tsConfig: extractTsConfig('tsconfig.base.json'),
  },
)
if (typeof result === 'string') throw new Error('the cruise was to give its result as data')

const report = await format(result, { outputType: 'err-long' })
console.log(report.output)

const blind = packages.filter((name) => {
  const modules = result.modules.filter(({ source }) => source.startsWith(`packages/${name}/src/`))
  return !modules.some(({ dependencies }) => dependencies.length > 0)
})
if (blind.length > 0) console.log(`Not one import was read in: ${blind.join(', ')}.`)
process.exitCode = report.exitCode > 0 || blind.length > 0 ? 1 : 0
