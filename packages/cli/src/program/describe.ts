import type { Command } from 'commander'
import { count } from '../input/numbers.ts'

/** How many items a list has unless more are asked for. */
const LIST_LIMIT = 1000

/** Every command shows how it is used. */
export function examples(command: Command, ...lines: readonly string[]): Command {
  const shown = lines.map((line) => `  $ outerpark ${line}`).join('\n')
  return command.addHelpText('after', `\nExamples:\n${shown}`)
}

/** A command that is about a thing, and does nothing by itself. */
export function noun(program: Command, name: string, about: string): Command {
  return program.command(name).description(about)
}

/** The options of every list. */
export function listOptions(command: Command): Command {
  return command
    .option('--limit <n>', 'at most so many', (text) => count(text), LIST_LIMIT)
    .option('--cursor <c>', 'go on where the "next" of another list says')
}

/** What `next` of a list means for those who read text. */
export function moreNote({ items, next }: { items: readonly unknown[]; next: string | null }) {
  if (items.length === 0) return 'There is nothing.'
  return next === null ? undefined : `There are more: --limit ${items.length * 10} shows them.`
}

/** Gathers an option that may be given many times, each value parsed by itself. */
export const gather =
  <T>(parse: (text: string) => T) =>
  (text: string, before: readonly T[] = []): T[] => [...before, parse(text)]
