/** What the help of every command says. */
export const program = {
  about: 'The OuterPark box office: book musicals, and run the place.',
  version: 'the version of this program',
  json: 'data as JSON on stdout, errors as JSON on stderr; all of it, or only these fields: id,status',
  jq: 'the data as JSON, through a jq expression',
  lang: 'the language (default: that of "outerpark language", or of LC_ALL, LC_MESSAGES, LANG)',
  profile: 'the profile to use (default: OUTERPARK_PROFILE, or the current one)',
  context: 'a box office by its name (default: OUTERPARK_CONTEXT, or the current one)',
  url: 'the address of another box office (default: OUTERPARK_URL, or the one here)',
  insecure: 'a token may go over plain http:// to another machine',
  noInput: 'never ask; name what is missing',
  noColor: 'no colours',
  noPager: 'long texts do not go through a pager (OUTERPARK_PAGER, PAGER or less)',
  help: 'show this help',
  topics:
    'Search: outerpark help price. More: outerpark help topics (environment, exit-codes, output, ids, accounts, times, shells).',
  audiences: {
    customers: 'For customers:',
    staff: 'For the staff:',
    operators: 'For the operator:',
    setUp: 'Set-up and help:',
  },
  /** what `help` finds for a word that is no command */
  search: {
    title: (text: string) => `About "${text}":`,
    how: (name: string) => `How to use one of them: outerpark help ${name}`,
  },
  examples: 'Examples:',
  /** commander's titles, by its own words */
  titles: {
    'Usage:': 'Usage:',
    'Arguments:': 'Arguments:',
    'Options:': 'Options:',
    'Commands:': 'Commands:',
  } as Readonly<Record<string, string>>,
  everyCommand: 'Options of every command (see outerpark --help):',
  usage: { options: '[options]', command: '[command]' },
  default: (value: string) => `default: ${value}`,
  choices: (values: string) => `choices: ${values}`,
}

/** Options of many commands. */
export const shared = {
  key: 'a name of this request: with the same one, it is done once',
  limit: 'the largest number of items',
  cursor: 'continue at the "next" of another list',
  csv: 'as CSV for a spreadsheet; all columns, or only these: id,status',
  yes: 'do not ask whether you are sure',
  wait: 'wait until the payment is settled',
  timeout: 'how long to wait',
  ends: 'how long it is valid: 12h, 90d, or until a time',
  noMail: 'no notices by mail; MyPage still shows them',
}
