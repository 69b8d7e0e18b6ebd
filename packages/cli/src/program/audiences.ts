import type { Command } from 'commander'
import { help } from '../words/words.ts'

/** For whom the commands are, in the order of the help. */
export const AUDIENCES = {
  customers: [
    ...['signup', 'login', 'confirm', 'logout', 'whoami', 'musical', 'performance', 'seats'],
    ...['hold', 'book', 'cancel', 'reservation', 'payment', 'notice', 'mypage'],
  ],
  staff: ['hall', 'customer', 'staff', 'sales', 'report', 'events'],
  operators: [
    ...[
      'daemon',
      'status',
      'doctor',
      'config',
      'task',
      'webhook',
      'verify',
      'backup',
      'restore',
      'reconcile',
    ],
    ...['sandbox', 'load', 'demo'],
  ],
  setUp: [
    ...['ui', 'profile', 'context', 'token', 'language', 'completion', 'open', 'version', 'help'],
  ],
} as const

/**
 * Commands for the staff within groups that have a place of their own. The help of the program names them again: who looks for what
 * changes a price does not look among the commands of customers.
 */
const STAFFS: readonly string[] = ['musical register', 'performance add', 'performance change']

const isStaffs = (command: Command): boolean =>
  STAFFS.includes(`${command.parent?.name()} ${command.name()}`)

/** The commands for the staff within other groups of the program. */
export const staffsIn = (program: Command): readonly Command[] =>
  program.commands.flatMap(({ commands }) => commands.filter(isStaffs))

export type Audience = keyof typeof AUDIENCES

/** The heading of a command of the program. A command that nobody has put anywhere is among those of the set-up. */
export function headingOf(name: string): string {
  const { audiences } = help().program
  const keys = Object.keys(AUDIENCES) as Audience[] // its keys are these
  const found = keys.find((key) => (AUDIENCES[key] as readonly string[]).includes(name))
  return audiences[found ?? 'setUp']
}

/** Puts the groups of a help into the order of the audiences; other groups stay where they are. */
export function inOrder<T>(groups: ReadonlyMap<string, T>): Map<string, T> {
  const order: readonly string[] = Object.values(help().program.audiences)
  return new Map([...groups].toSorted(([a], [b]) => order.indexOf(a) - order.indexOf(b)))
}

/** Puts each command of the program under the heading of its audience. */
export function group(program: Command): void {
  for (const command of program.commands) command.helpGroup(headingOf(command.name()))
}
