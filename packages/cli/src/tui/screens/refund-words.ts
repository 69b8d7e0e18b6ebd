import type { TuiWords } from '../words/en.ts'

/** `24h D-3+`, `D-9..D-7`, `D-0` */
const NAME = /^(?:(\d+)([mhd]) )?D-(\d+)(?:(\+)|\.\.D-(\d+))?$/

/** The names of rules in words, each once: `9 to 7 days before the show`. A name of another form stays as it is. */
export const rulesText = (names: readonly string[], words: Pick<TuiWords, 'cancel'>): string =>
  [...new Set(names)].map((name) => ruleText(name, words)).join('; ')

function ruleText(name: string, { cancel }: Pick<TuiWords, 'cancel'>): string {
  const found = NAME.exec(name)
  if (!found) return name
  const [, length, unit, first, isOpen, last] = found
  const [far, near] = [Number(first), Number(last ?? first)]
  const days = cancel.rule(near, isOpen ? undefined : far)
  return length && isUnit(unit) ? cancel.within(Number(length), unit, days) : days
}

const isUnit = (text: string | undefined): text is 'm' | 'h' | 'd' =>
  text === 'm' || text === 'h' || text === 'd'
