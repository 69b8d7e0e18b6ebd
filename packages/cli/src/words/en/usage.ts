/** What is wrong with a command line. */
export const usage = {
  unknownOption: (option: string) => `Unknown option '${option}'.`,
  unknownCommand: (command: string) => `Unknown command '${command}'.`,
  meant: (name: string) => `Did you mean "${name}"?`,
  missingArgument: (name: string) => `Missing required argument '${name}'.`,
  optionWithoutValue: (option: string) => `Option '${option}' argument missing.`,
  badOption: (option: string, value: string) =>
    `Option '${option}' argument '${value}' is invalid.`,
  badArgument: (argument: string, value: string) =>
    `Command-argument value '${value}' is invalid for argument '${argument}'.`,
  allowed: (choices: string) => `Allowed choices are ${choices}.`,
  tooMany: (command: string, most: number, words: readonly string[]) =>
    `Too many arguments for '${command}'. Expected ${most} argument${most === 1 ? '' : 's'} but got ${words.length}: ${words.join(', ')}.`,
  noCommand: 'The name of a command is missing.',
  see: (command: string) => `See: ${command} --help`,
  badUrl: (given: string) =>
    `--url has to be an address such as http://127.0.0.1:8080, not "${given}".`,
  urlWithPassword: '--url may not carry a name or password.',
  signIn: 'Sign in with: outerpark login',
  error: 'error:',
  moreFlaws: (count: number) => `… and ${count} more`,
  fault: (message: string) => `This is a fault of outerpark: ${message}`,
  reportIt: 'Set OUTERPARK_DEBUG=1 to see where it happened, and please report it.',
  allCommands: 'All commands: outerpark help',
  noTerminal: 'The terminal interface needs a terminal.',
  commandsInstead: 'Without one, use the commands: outerpark --help',
}
