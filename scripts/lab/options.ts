import { type ParseArgsConfig, parseArgs } from 'node:util'
import { SetupError } from '../setup.mjs'

/**
 * Reads `--name NUMBER` options, all of them whole numbers, and `--name` switches.
 *
 * @param defaults a number for an option with a number, false for a switch
 * @throws SetupError on an unknown option, or on one that is not a number
 * @example readOptions(process.argv.slice(2), { kills: 50, sandbox: false })
 */
export function readOptions<T extends Readonly<Record<string, number | boolean>>>(
  args: readonly string[],
  defaults: T,
): { readonly [K in keyof T]: T[K] extends number ? number : boolean } {
  const options = Object.fromEntries(
    Object.entries(defaults).map(([name, value]) => [
      name,
      { type: typeof value === 'number' ? 'string' : 'boolean' } as const,
    ]),
  )
  const { values } = parsed(args, options)
  const read = Object.entries(defaults).map(([name, value]) => {
    const given = values[name] ?? value
    return [name, typeof value === 'number' ? wholeNumber(name, String(given)) : given]
  })
  // Each value has the type of its default now.
  return Object.fromEntries(read)
}

function wholeNumber(name: string, text: string): number {
  if (!/^\d{1,12}$/.test(text))
    throw new SetupError(`--${name} must be a whole number, and is ${text}.`)
  return Number(text)
}

/**
 * `parseArgs` with an error that lists the options.
 * @throws SetupError
 */
export function parsed<T extends NonNullable<ParseArgsConfig['options']>>(
  args: readonly string[],
  options: T,
) {
  try {
    return parseArgs({ args: [...args], options })
  } catch (error) {
    const names = Object.keys(options).map((name) => `--${name}`)
    throw new SetupError(`${(error as Error).message}\nThe options are: ${names.join(', ')}.`)
  }
}
