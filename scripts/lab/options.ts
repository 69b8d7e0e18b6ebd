import { parseArgs } from 'node:util'

/**
 * Reads `--name NUMBER` options, all of them whole numbers, and `--name` switches.
 *
 * @param defaults a number for what takes one, false for a switch
 * @throws TypeError on an unknown option, or on one that is not a number
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
  const { values } = parseArgs({ args: [...args], options })
  const read = Object.entries(defaults).map(([name, value]) => {
    const given = values[name] ?? value
    return [name, typeof value === 'number' ? wholeNumber(name, String(given)) : given]
  })
  // Each value has the type of its default now.
  return Object.fromEntries(read)
}

function wholeNumber(name: string, text: string): number {
  if (!/^\d{1,12}$/.test(text))
    throw new TypeError(`--${name} must be a whole number, and is ${text}.`)
  return Number(text)
}
