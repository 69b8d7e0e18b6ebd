import type { Context } from '../context.ts'
import { contextsFile, readContexts } from '../contexts/file.ts'
import { DEFAULT } from '../contexts/names.ts'
import { words } from '../words/words.ts'
import { asText, givenOrAsked, needAll } from './ask.ts'
import type { Which } from './which.ts'

/** Which of the contexts. */
export const whichContext: Which = (context, given) =>
  givenOrAsked(context, given, {
    flag: 'CONTEXT',
    message: words().contexts.which,
    parse: asText,
    choices: async () => {
      const { contexts } = readContexts(contextsFile(context.places))
      const others = Object.entries(contexts).map(([name, kept]) => ({
        value: name,
        name: `${name}  ${'url' in kept ? kept.url : kept.home}`,
      }))
      return [{ value: DEFAULT, name: `${DEFAULT}  ${words().contexts.here}` }, ...others]
    },
  })

/** The name and the address of a new context, asked for where they are missing. `--url` is an address too. */
export async function needName(
  context: Context,
  { name, address = context.url }: { name?: string | undefined; address?: string | undefined },
): Promise<{ readonly name: string; readonly address: string }> {
  needAll(context, { NAME: name, ADDRESS: address })
  const text = (flag: string, message: string) => ({ flag, message, parse: asText })
  return {
    name: await givenOrAsked(context, name, text('NAME', words().contexts.askName)),
    address: await givenOrAsked(context, address, text('ADDRESS', words().contexts.askAddress)),
  }
}
