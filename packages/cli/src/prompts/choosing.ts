import { loosePart, looseSearchKey } from '@outerpark/core/search'
import { words } from '../words/words.ts'
import type { Choice } from './fitted.ts'

/** What inquirer needs for a list that filters while somebody types. */
export function searched(
  choices: readonly Choice[],
  toFit: (found: Choice[]) => readonly Choice[],
) {
  const keyed = choices.map((choice) => ({ choice, key: looseSearchKey(choice.name) }))
  return {
    type: 'search' as const,
    source: (typed: string | undefined) => {
      const parts = (typed ?? '')
        .split(/\s+/)
        .filter((part) => part !== '')
        .map(loosePart)
      const found = keyed.filter(({ key }) => parts.every((part) => key.includes(part)))
      return toFit(found.map(({ choice }) => choice))
    },
    theme: { style: { keysHelpTip: keysHelp, error: noneFound } },
  }
}

/** inquirer's own words are English. */
const keysHelp = (): string => words().choosing.keys
const noneFound = (): string => words().choosing.nothing
