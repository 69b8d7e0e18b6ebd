import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import type { Language } from '@outerpark/core/names'
import type { Places } from '../places.ts'
import { asLanguage } from './language.ts'

/** The file of what this person has chosen, beside that of the profiles. It has no secrets. */
const fileIn = ({ profiles }: Pick<Places, 'profiles'>) => join(dirname(profiles), 'cli.json')

/** The language that this person has chosen. A file that cannot be read chooses nothing: no command fails because of it. */
export function chosenLanguage(places: Pick<Places, 'profiles'>): Language | undefined {
  const { language } = readChoices(fileIn(places))
  return asLanguage(language)
}

/** Keeps a choice of language; `undefined` forgets it. */
export function chooseLanguage(
  places: Pick<Places, 'profiles'>,
  language: Language | undefined,
): void {
  const file = fileIn(places)
  const { language: _, ...others } = readChoices(file)
  const choices = { ...others, ...(language !== undefined && { language }) }
  if (Object.keys(choices).length === 0) {
    rmSync(file, { force: true })
    return
  }
  mkdirSync(dirname(file), { recursive: true, mode: 0o700 })
  writeFileSync(file, `${JSON.stringify(choices, null, 2)}\n`, { mode: 0o600 })
}

function readChoices(file: string): Readonly<Record<string, unknown>> {
  try {
    const read: unknown = JSON.parse(readFileSync(file, 'utf8'))
    return typeof read === 'object' && read !== null ? { ...read } : {}
  } catch {
    return {}
  }
}
