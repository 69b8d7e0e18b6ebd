import { SCOPES } from '@outerpark/core/kernel'
import { EVENT_TYPES } from '@outerpark/core/names'
import type { Command, Option } from 'commander'
import type { Context } from '../context.ts'
import { columnsOf, fieldsOf, MORE, topLevel } from '../output/shape.ts'
import { nameOf } from '../program/data-words.ts'
import { commandIn, optionIn, optionsOf, type Spot, walk } from '../program/walk.ts'
import { topics } from '../words/topics/en.ts'
import { valuesOf } from './ask.ts'
import { type Candidate, type Kind, listed } from './candidate.ts'

/** What may stand in place of the last word. `files`: the path of a file. */
export type Candidates = readonly Candidate[] | 'files'

/**
 * What may stand in place of the last word of a command line.
 *
 * @param program with the commands of the words
 * @param words without the name of the program; the last one is what was typed of the word, maybe nothing
 * @param contextFor makes the context for asking, with `--profile`, `--context` and `--url` of the line
 */
export async function candidatesFor(
  program: Command,
  words: readonly string[],
  contextFor: () => Promise<Context>,
): Promise<Candidates> {
  const typed = words.at(-1) ?? ''
  const spot = walk(program, words.slice(0, -1))
  const asking = { spot, contextFor }
  if (spot.option && (spot.option.required || !typed.startsWith('-')))
    return valuesFor(spot.option, typed, asking)
  const [, flag, value] = /^(--[\w-]+)=(.*)$/s.exec(spot.ended ? '' : typed) ?? []
  const option = flag === undefined ? undefined : optionIn(spot.named, flag)
  if (option && value !== undefined) {
    const values = await valuesFor(option, value, asking)
    return values === 'files'
      ? values
      : values.map((each) => ({ ...each, value: `${flag}=${each.value}` }))
  }
  if (!spot.ended && typed.startsWith('-')) return flagsOf(spot.named, words)
  const argument = spot.command.registeredArguments[spot.given.length]
  if (argument?.name() === 'file') return 'files'
  return [...commandsOf(spot), ...(await argumentsFor(typed, asking))]
}

type Asking = { readonly spot: Spot; readonly contextFor: () => Promise<Context> }

/** The options of a command that are not on the line. */
function flagsOf(command: Command, words: readonly string[]): readonly Candidate[] {
  return [
    ...optionsOf(command)
      .filter(({ hidden, long }) => !hidden && long && !words.slice(0, -1).includes(long))
      .map(({ long, description }) => ({ value: long ?? '', about: description })),
    { value: '--help' },
  ]
}

function commandsOf({ named, given, command }: Spot): readonly Candidate[] {
  // The words of help name commands.
  if (command.name() === 'help' && command.parent)
    return [
      ...visible(given.reduce((at, word) => commandIn(at, word) ?? at, command.parent)),
      ...(given.length === 0 ? ['topics', ...Object.keys(topics)].map((value) => ({ value })) : []),
    ]
  return given.length > 0 ? [] : visible(named)
}

const visible = (command: Command): readonly Candidate[] =>
  command.commands
    .filter((each) => !('_hidden' in each && each._hidden === true))
    .map((each) => ({ value: each.name(), about: each.description() }))

/** What the arguments and options of the commands are, by their names. */
const KINDS: Readonly<Record<string, Kind>> = {
  ...{ musical: 'musical', performance: 'performance', reservation: 'reservation' },
  ...{ hall: 'hall', payment: 'payment', customer: 'customer', staff: 'staff', token: 'token' },
  ...{ id: 'task', task: 'task', profile: 'profile', context: 'context' },
}
const WORDS: Readonly<Record<string, readonly string[]>> = {
  'on|off': ['on', 'off'],
  share: ['on', 'off', '10%', '30%', '50%'],
}

async function argumentsFor(typed: string, { spot, contextFor }: Asking) {
  const { command, given } = spot
  const argument = command.registeredArguments[given.length]
  if (!argument) return []
  const name = argument.name()
  const words = argument.argChoices ?? WORDS[name]
  if (words) return words.map((value) => ({ value }))
  const kind = name === 'grade' ? 'grade' : KINDS[name]
  if (!kind) return []
  return valuesOf(await contextFor(), kind, { typed, command: nameOf(command), given })
}

async function valuesFor(option: Option, typed: string, asking: Asking): Promise<Candidates> {
  const { command, given } = asking.spot
  const name = option.long?.slice(2) ?? ''
  if (option.argChoices) return option.argChoices.map((value) => ({ value }))
  if (name === 'file') return 'files'
  if (name === 'type') return EVENT_TYPES.map((value) => ({ value }))
  if (name === 'scopes') return listed(SCOPES, typed)
  if (name === 'json' || name === 'csv') {
    const known = await (name === 'json' ? fieldsOf : columnsOf)(nameOf(command))
    const fields = known.filter((field) => field !== MORE)
    return listed(name === 'json' ? topLevel(fields) : fields, typed)
  }
  const ofPerformance = ['book', 'hold', 'seats'].includes(nameOf(command))
  const kind = name === 'grade' && ofPerformance ? 'grade' : KINDS[name]
  if (!kind) return []
  const context = await asking.contextFor()
  return valuesOf(context, kind, { typed, command: nameOf(command), given })
}
