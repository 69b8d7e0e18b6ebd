import { Command, type CommanderError } from 'commander'
import { inLines } from '../text/command-line.ts'
import { readVersion } from '../version.ts'
import { wordsOf } from './action.ts'
import { likeliest } from './likeliest.ts'

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
    names: ['book', 'cancel', 'reservation', 'payment', 'notice'],
    load: async () => (await import('./buying.ts')).addBuying,
  },
  {
    names: ['mypage', 'events'],
    load: async () => (await import('./following.ts')).addFollowing,
  },
  {
    names: ['daemon', 'task', 'webhook', 'verify'],
    load: async () => (await import('./running.ts')).addRunning,
  },
  {
    names: ['sandbox'],
    load: async () => (await import('./sandbox.ts')).addSandbox,
  },
  { names: ['demo'], load: async () => (await import('./demo.ts')).addDemo },
  {
    names: ['ui', 'status', 'version', 'completion', 'help'],
    load: async () => {
      const { addAbout } = await import('./about.ts')
      return (program) => addAbout(program, () => makeProgram([]))
    },
  },
]

const CODES =
  'Exit codes: 0 done, 1 refused or failed, 2 wrong usage, 3 no daemon, 4 not signed in or not allowed, 5 the answer was lost, so it may have been done.'
const VARIABLES =
  'Environment: OUTERPARK_HOME, OUTERPARK_PORT, OUTERPARK_PROFILE, OUTERPARK_URL, NO_COLOR.'
const EXAMPLES = [
  'signup --name "Kim Minji" --email minji@example.com',
  'performance list',
  'book PF-7KQ --seats 2 --grade VIP --wait',
  'mypage --watch',
]

/** What follows the list of commands, in lines that fit the terminal. */
function moreHelp(program: Command): string {
  const help = program.createHelp()
  const lines = [CODES, VARIABLES].map((text) => help.boxWrap(text, process.stdout.columns || 80))
  const examples = EXAMPLES.map((example) => inLines(`  $ outerpark ${example}`))
  return ['', ...lines, '', 'Examples:', ...examples].join('\n')
}

/**
 * The program with the groups whose names are among the words of the command line, or with all groups if none is.
 * A group that is not needed costs a few milliseconds and changes nothing. The code of a command is loaded by its call.
 */
export async function makeProgram(words: readonly string[]): Promise<Command> {
  const program = new Command('outerpark')
    .description('The OuterPark box office: book musicals, and run the place.')
    .version(readVersion(), '-V, --version', 'the version of this program')
    .option('--json', 'data as JSON on stdout, errors as JSON on stderr')
    .option(
      '--profile <name>',
      'the profile to use (default: OUTERPARK_PROFILE, or the current one)',
    )
    .option(
      '--url <url>',
      'the address of another box office (default: OUTERPARK_URL, or the one here)',
    )
    .option('--insecure', 'a token may go over plain http:// to another machine')
    .option('--no-input', 'never ask; name what is missing')
    .option('--no-color', 'no colours')
    .helpOption('-h, --help', 'show this help')
    .addHelpText('after', ({ command }) => moreHelp(command))
  const named = GROUPS.filter(({ names }) => names.some((name) => words.includes(name)))
  for (const { load } of named.length > 0 ? named : GROUPS) (await load())(program)
  for (const command of withDescendants(program)) quieten(command)
  return program
}

/** Makes commander throw its errors, which explain.ts prints. */
function quieten(command: Command): void {
  command
    // Its own suggestions are by letters only: for perf it says verify.
    .showSuggestionAfterError(false)
    .exitOverride((error) => {
      throw Object.assign(withSuggestion(error, command), { command: wordsOf(command) })
    })
    .helpCommand(false)
    .configureHelp({ showGlobalOptions: true })
    .configureOutput({
      outputError: () => undefined,
      // commander writes the help here if a command is missing. Programs get the error only.
      writeErr: (text) => void (process.argv.includes('--json') || process.stdout.write(text)),
    })
}

/** Adds to the error about an unknown command what may have been meant. */
function withSuggestion(error: CommanderError, command: Command): CommanderError {
  const { parent } = command
  // A group that shows something when it is called alone takes an unknown word for an argument of that command.
  const [word] = parent?.parent ? parent.args : []
  if (parent && error.code === 'commander.excessArguments' && word !== command.name()) {
    error.message = `error: unknown command '${word}'${suggestion(word ?? '', namesIn(parent))}`
    return error
  }
  if (error.code === 'commander.unknownOption') {
    const [, typed = ''] = /'(--[^']*)'/.exec(error.message) ?? []
    error.message += suggestion(typed, flagsOf(command))
    return error
  }
  if (error.code !== 'commander.unknownCommand') return error
  const [, typed = ''] = /'([^']*)'/.exec(error.message) ?? []
  error.message += suggestion(typed, namesIn(command))
  return error
}

function suggestion(typed: string, names: readonly string[]): string {
  const meant = likeliest(typed, names)
  return meant === undefined ? '' : `. Did you mean "${meant}"?`
}

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
