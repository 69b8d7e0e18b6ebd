import { readdirSync, readFileSync } from 'node:fs'
import { basename } from 'node:path'
import type { Seat, SeatMap } from '@outerpark/core/hall'
import type { Context } from '../context.ts'
import { usage } from '../failure.ts'
import { bestFor } from '../hall/best.ts'
import { type CheckedHall, figuresOf, readHall } from '../hall/check.ts'
import type { ExampleName } from '../hall/examples.ts'
import { packageFile } from '../package-file.ts'
import { givenOrAsked } from '../prompts/ask.ts'
import { readText } from '../season/file.ts'
import { type CliWords, words } from '../words/words.ts'

/** What is checked, and for who draws it the map, with the seats that a party would get. */
export type HallCheck = {
  readonly data: CheckedHall
  readonly map: SeatMap | undefined
  readonly chosen: readonly Seat[]
}

export type CheckOptions = { readonly best?: number; readonly grade?: string }

/** Checks the plan of a hall in a file, without a box office. */
export async function checkHall(
  context: Context,
  given: string | undefined,
  { best: size, grade }: CheckOptions,
): Promise<HallCheck> {
  if (size === undefined && grade !== undefined) throw usage(({ halls }) => halls.gradeOfWhom)
  const path = await whichFile(context, given)
  const { map, mistakes } = readHall(readText(path))
  const file = basename(path)
  if (!map) return { data: { ok: false, file, mistakes, hall: null, best: null }, map, chosen: [] }
  const party = size === undefined ? undefined : bestFor(map, { size, grade })
  const data = { ok: true, file, mistakes, hall: figuresOf(map), best: party?.best ?? null }
  return { data, map, chosen: party?.found.kind === 'chosen' ? party.found.seats : [] }
}

/** A YAML file: the one that is given, or one of those in this folder. */
export const whichFile = (
  context: Context,
  given: string | undefined,
  question: (texts: CliWords) => string = ({ halls }) => halls.whichFile,
): Promise<string> =>
  givenOrAsked<string>(context, given, {
    flag: 'FILE',
    message: question(words()),
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
