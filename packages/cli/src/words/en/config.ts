/** The settings of a box office. */
export const config = {
  columns: { setting: 'SETTING', value: 'VALUE', from: 'FROM' },
  labels: {
    setting: 'setting',
    variable: 'variable',
    value: 'value',
    from: 'from',
    byDefault: 'by default',
    range: 'may be',
    about: 'meaning',
  },
  default: 'default',
  none: 'none',
  hidden: 'set, and not shown',
  allDefault: (file: string) =>
    `Every setting has its default. ${file} is where settings go; all there are: outerpark config list --all`,
  right: (file: string) => `The settings are right: those of ${file} with those of this shell.`,
  written: (file: string) => `Written to ${file}.`,
  takenOut: (file: string) => `Taken out of ${file}: the default counts.`,
  overridden: (variable: string) => `As long as ${variable} is set, it decides instead.`,
  nothingWritten: 'Nothing was written.',
  left: (mistakes: readonly string[]) =>
    `Still wrong, so no daemon starts with it: ${mistakes.join('; ')}`,
  restart: 'It counts from the next start on: outerpark daemon restart',
  which: 'Which setting?',
  askValue: (name: string, range: string) => `${name} (${range})`,
  secret: (name: string) => `The value of ${name}`,
  secretArgument: (name: string) =>
    `${name} is a secret, and everybody on this machine can read the arguments of commands.`,
  secretHow: (name: string) =>
    `Leave the value out: it is asked for, or read from the standard input: outerpark config set ${name} < FILE`,
  unknown: (name: string) => `There is no setting "${name}".`,
  meant: (meant: string | undefined) =>
    meant === undefined ? 'All there are: outerpark config list --all' : `Did you mean ${meant}?`,
  togetherOut: (command: string) => `They need each other. Take them out in one go: ${command}`,
  together: (command: string) => `They need each other. Write them in one go: ${command}`,
  noAnswer: 'The program that reads the settings did not answer.',
}
