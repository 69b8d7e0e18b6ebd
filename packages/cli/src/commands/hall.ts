import { readdirSync, readFileSync } from 'node:fs'
import { basename } from 'node:path'
import type { SeatMap } from '@outerpark/core/hall'
import type { Context } from '../context.ts'
import { type CheckedHall, figuresOf, readHall } from '../hall/check.ts'
import type { ExampleName } from '../hall/examples.ts'
import { packageFile } from '../package-file.ts'
import { givenOrAsked } from '../prompts/ask.ts'
import { readText } from '../season/file.ts'
import { words } from '../words/words.ts'

/** What is checked, and the map for who draws it. */
export type HallCheck = { readonly data: CheckedHall; readonly map: SeatMap | undefined }

/** Checks the plan of a hall in a file, without a box office. */
export async function checkHall(context: Context, given: string | undefined): Promise<HallCheck> {
  const path = await whichFile(context, given)
  const { map, mistakes } = readHall(readText(path))
  const hall = map ? figuresOf(map) : null
  return { data: { ok: hall !== null, file: basename(path), mistakes, hall }, map }
}

export const whichFile = (context: Context, given: string | undefined): Promise<string> =>
  givenOrAsked<string>(context, given, {
    flag: 'FILE',
    message: words().halls.whichFile,
    parse: (text) => text,
    choices: async () =>
      readdirSync('.')
        .filter((name) => /\.ya?ml$/i.test(name))
        .map((name) => ({ value: name, name })),
  })

/** A plan that comes with this program, to begin one's own with. */
export function exampleHall(name: ExampleName): {
  readonly name: ExampleName
  readonly yaml: string
} {
  return { name, yaml: readFileSync(packageFile(`halls/${name}.yaml`), 'utf8') }
}
