/** A line of a topic: a paragraph, or a term and what it means. */
type Line = string | readonly [term: string, meaning: string]

/** The topics of `outerpark help`: what no single command is about. */
export const topics = {
  environment: {
    about: 'the variables that the program reads',
    lines: [
      ['OUTERPARK_HOME', 'the folder of the box office of this machine'],
      ['OUTERPARK_PORT', 'the port on which its daemon listens'],
      ['OUTERPARK_CONTEXT', 'the box office by its name; --context and --url go before it'],
      ['OUTERPARK_PROFILE', 'the profile to use; --profile goes before it'],
      ['OUTERPARK_URL', 'the address of another box office; --url goes before it'],
      ['OUTERPARK_PAGER, PAGER', 'the program for long texts; empty or cat for none (less)'],
      ['LC_ALL, LC_MESSAGES, LANG', 'the language, unless "outerpark language" has chosen one'],
      ['NO_COLOR, FORCE_COLOR', 'no colours; colours also without a terminal'],
      ['CI', 'nothing is asked and nothing moves'],
      ['OUTERPARK_DEBUG', 'where a fault of the program happened'],
      'The settings of the daemon have variables too: docs/configuration.md.',
    ],
  },
  'exit-codes': {
    about: 'what the exit code of a command says',
    lines: [
      ['0', 'done'],
      ['1', 'refused or failed'],
      ['2', 'wrong usage, or something is missing'],
      ['3', 'the daemon cannot be reached, or does not run'],
      ['4', 'not signed in, or not allowed'],
      ['5', 'the answer was lost: it may have been done. The error says how to repeat it safely'],
      ['130', 'interrupted with Ctrl-C'],
    ],
  },
  output: {
    about: 'text, JSON, jq, CSV, and where they go',
    lines: [
      'Data goes to stdout, everything else to stderr. On a terminal tables fit its width, and long texts go through a pager (--no-pager).',
      ['--json', 'the data as JSON; errors are JSON on stderr'],
      ['--json id,status', 'only these fields, of each item if it is a list'],
      ['--jq EXPR', 'what a jq expression makes of the JSON; texts come without quotes'],
      ['--csv', 'a list as CSV for a spreadsheet; --csv id,title: only these columns'],
      'A wrong field or expression is refused before the command does anything. The fields of a command: --json help.',
      '  outerpark performance list --jq ".items[] | .id"',
      '  outerpark reservation list --json id,status,amount',
      '  outerpark customer list --csv > customers.csv',
    ],
  },
  ids: {
    about: 'how ids are typed',
    lines: [
      'The letters of an id say what it is: MU a musical, PF a performance, RV a reservation, PY a payment, CU a customer, ST a member of the staff, TO a token, TK a task.',
      'The beginning is enough if no other id begins so, in upper or lower case: RV-4T7, rv-4t7. Musicals and performances may be named by their titles, customers by name or e-mail address.',
      'On a terminal an id that is missing is asked for, in a list that filters while you type. A shell completes ids: outerpark help shells.',
    ],
  },
  accounts: {
    about: 'profiles, tokens, and who may do what',
    lines: [
      'signup and login make a profile, which holds a token, and choose it. --profile uses another one; "outerpark profile" lists them.',
      'Customers book and see their own bookings. The staff have scopes: outerpark staff add. The owner of the home is the admin, and needs no sign-in: --profile admin.',
      'A token that was lost ends with: outerpark token revoke. A customer without a token signs in by mail: outerpark login --email.',
    ],
  },
  times: {
    about: 'times and amounts',
    lines: [
      'A time without an offset is what the clocks of the hall show: "2027-01-05 19:30". With one it is a moment: 2027-01-05T19:30+09:00.',
      'Performances are shown on the clocks of their hall, and what has happened on the clock of this machine.',
      "Amounts are whole numbers of the currency's smallest unit: 170000 KRW is ₩170,000.",
    ],
  },
  shells: {
    about: 'how a shell completes commands, options and ids',
    lines: [
      ['bash', 'source <(outerpark completion bash)'],
      ['zsh', 'source <(outerpark completion zsh)'],
      ['fish', 'outerpark completion fish | source'],
      ['PowerShell', 'outerpark completion powershell | Out-String | Invoke-Expression'],
      'Put the line into the start-up file of the shell. At a Tab it asks the box office for ids, grades and profiles. It waits for half a second at most, and starts no daemon.',
    ],
  },
} as const satisfies Readonly<Record<string, { about: string; lines: readonly Line[] }>>

export type TopicName = keyof typeof topics
export type Topics = Readonly<
  Record<TopicName, { readonly about: string; readonly lines: readonly Line[] }>
>
/** The title of the list of topics. */
export const title = 'Topics: outerpark help TOPIC'
