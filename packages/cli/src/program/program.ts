import { LANGUAGES } from '@outerpark/core/names'
import { Command, type CommanderError, Option } from 'commander'
import { inLines } from '../text/command-line.ts'
import { likeliest } from '../text/likeliest.ts'
import { readVersion } from '../version.ts'
import { help } from '../words/words.ts'
import { wordsOf } from './action.ts'
import { group } from './audiences.ts'
import { wantsJson } from './data-words.ts'
import { helpLayout } from './help-layout.ts'
import { keepHelp } from './help-text.ts'
import { meantIn } from './meant.ts'
import { narrowed } from './narrowed.ts'
import type { Misunderstood } from './usage-failure.ts'

type Group = {
  /** the first words of its commands */
  readonly names: readonly string[]
  readonly load: () => Promise<(program: Command) => void>
}

/** The groups of commands, in the order of the help. */
export const GROUPS: readonly Group[] = [
  {
    names: ['signup', 'login', 'confirm', 'logout', 'whoami'],
    load: async () => (await import('./account.ts')).addAccount,
  },
  {
    names: ['profile'],
    load: async () => (await import('./profiles.ts')).addProfiles,
  },
  {
    names: ['context'],
    load: async () => (await import('./contexts.ts')).addContexts,
  },
  {
    names: ['token', 'staff'],
    load: async () => (await import('./access.ts')).addAccess,
  },
  {
    names: ['customer'],
    load: async () => (await import('./customers.ts')).addCustomers,
  },
  {
    names: ['musical', 'performance'],
    load: async () => (await import('./selling.ts')).addSelling,
  },
  {
    names: ['discount'],
    load: async () => (await import('./discounts.ts')).addDiscounts,
  },
  { names: ['seats'], load: async () => (await import('./seats.ts')).addSeats },
  { names: ['hall'], load: async () => (await import('./halls.ts')).addHalls },
  { names: ['hold'], load: async () => (await import('./holding.ts')).addHolding },
  {
    names: ['book', 'cancel', 'reservation', 'payment', 'notice'],
    load: async () => (await import('./buying.ts')).addBuying,
  },
  { names: ['sales'], load: async () => (await import('./sales.ts')).addSales },
  {
    names: ['mypage', 'events'],
    load: async () => (await import('./following.ts')).addFollowing,
  },
  {
    names: ['daemon', 'task', 'webhook', 'verify'],
    load: async () => (await import('./running.ts')).addRunning,
  },
  { names: ['doctor'], load: async () => (await import('./doctor.ts')).addDoctor },
  {
    names: ['backup', 'restore', 'reconcile'],
    load: async () => (await import('./backups.ts')).addBackups,
  },
  {
    names: ['sandbox'],
    load: async () => (await import('./sandbox.ts')).addSandbox,
  },
  { names: ['load'], load: async () => (await import('./load.ts')).addLoad },
  {
    names: ['config'],
    load: async () => (await import('./config.ts')).addConfig,
  },
  { names: ['open'], load: async () => (await import('./open.ts')).addOpen },
  { names: ['demo'], load: async () => (await import('./demo.ts')).addDemo },
  {
    names: ['ui', 'status', 'version', 'completion', 'language', 'help'],
    load: async () => {
      const { addAbout } = await import('./about.ts')
      return (program) => addAbout(program, () => makeProgram([]))
    },
  },
]

const EXAMPLES = [
  'signup --name "Kim Minji" --email minji@example.com',
  'performance list',
  'book PF-7KQ --seats 2 --grade VIP --wait',
  'mypage --watch',
]

/** What follows the list of commands, in lines that fit the terminal. */
function moreHelp(program: Command): string {
  const { topics, examples: title } = help().program
  const lines = [program.createHelp().boxWrap(topics, process.stdout.columns || 80)]
  const examples = EXAMPLES.map((example) => inLines(`  $ outerpark ${example}`))
  return ['', ...lines, '', title, ...examples].join('\n')
}

/**
 * The program with the groups whose names are among the words of the command line, or with all groups if none is.
 * A group that is not needed costs a few milliseconds and changes nothing. The code of a command is loaded by its call.
 */
export async function makeProgram(words: readonly string[]): Promise<Command> {
  const texts = help().program
  const program = new Command('outerpark')
    .description(texts.about)
    .version(readVersion(), '-V, --version', texts.version)
    .option('--json [fields]', texts.json)
    .option('--jq <expression>', texts.jq)
    .addOption(new Option('--lang <code>', texts.lang).choices(LANGUAGES))
    .option('--profile <name>', texts.profile)
    .option('--context <name>', texts.context)
    .option('--url <url>', texts.url)
    .option('--insecure', texts.insecure)
    .option('--no-input', texts.noInput)
    .option('--no-color', texts.noColor)
    .option('--no-pager', texts.noPager)
    .helpOption('-h, --help', texts.help)
    .addHelpText('after', ({ command }) => moreHelp(command))
  const named = GROUPS.filter(({ names }) => names.some((name) => words.includes(name)))
  for (const { load } of named.length > 0 ? named : GROUPS) (await load())(program)
  group(program)
  for (const command of withDescendants(program)) quieten(command)
  return program
}

/** Makes commander throw its errors, which explain.ts prints. */
function quieten(command: Command): void {
  command
    // Its own suggestions are by letters only: for perf it says verify.
    .showSuggestionAfterError(false)
    .exitOverride((error) => {
      throw Object.assign(error, { command: wordsOf(command), ...meantBy(error, command) })
    })
    .helpCommand(false)
    .configureHelp(helpLayout())
    .configureOutput({
      outputError: () => undefined,
      // commander writes the help here if a command is missing. Programs get the error only.
      writeErr: (text) => void (wantsJson(process.argv.slice(2)) || keepHelp(text)),
      writeOut: keepHelp,
    })
}

/** What somebody may have meant by an unknown command or option. */
function meantBy(error: CommanderError, command: Command): Misunderstood {
  const { parent } = command
  // A group that shows something when it is called alone takes an unknown word for an argument of that command.
  const [word] = parent?.parent ? parent.args : []
  if (parent && word !== undefined && word !== command.name() && isExcess(error)) {
    const meant = meantIn(word, namesIn(parent)) ?? narrowed(command, pathOf(command), parent.args)
    return { unknown: word, meant, of: wordsOf(parent) }
  }
  if (isExcess(error)) return { meant: narrowed(command, pathOf(command), command.args) }
  const [, typed = ''] = /'([^']*)'/.exec(error.message) ?? []
  if (error.code === 'commander.unknownOption') return { meant: likeliest(typed, flagsOf(command)) }
  if (error.code === 'commander.unknownCommand')
    return { unknown: typed, meant: meantIn(typed, namesIn(command)) }
  return {}
}

/** The words of a command, without the name of the program. */
const pathOf = (command: Command) => wordsOf(command).replace(/^\S+ /, '')

const isExcess = ({ code }: CommanderError) => code === 'commander.excessArguments'

/** The options of a command, its own and those of every command. */
const flagsOf = (command: Command): string[] => [
  ...command.options.flatMap(({ long, hidden }) => (long && !hidden ? [long] : [])),
  ...(command.parent ? flagsOf(command.parent) : ['--help']),
]

/** The commands of a group, or of the program, whose groups may not be loaded. */
const namesIn = ({ parent, commands }: Command) =>
  parent ? commands.map((each) => each.name()) : GROUPS.flatMap(({ names }) => names)

const withDescendants = (command: Command): Command[] => [
  command,
  ...command.commands.flatMap(withDescendants),
]

/** The names of all commands that do something, with their groups: `daemon start`. */
export async function namesOfAll(): Promise<readonly string[]> {
  const within = (command: Command, path: string): string[] =>
    command.commands.flatMap((each) => {
      const name = `${path}${each.name()}`
      return each.commands.length === 0 ? [name] : within(each, `${name} `)
    })
  return within(await makeProgram([]), '')
}
