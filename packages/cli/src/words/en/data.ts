/** About --json, --jq and --csv. */
export const data = {
  csvOrJson: '--csv prints a table, and --json and --jq print JSON: leave one of them out.',
  noFields: (option: string) =>
    `${option} takes no names of fields here: the data of this command has none.`,
  noField: (name: string) => `There is no field "${name}".`,
  fields: (names: string) => `Fields: ${names}`,
  /** @param mistake in the words of jq, which are English in every language */
  jqInvalid: (mistake: string) => `--jq is no valid expression: ${mistake}.`,
  jqFailed: (mistake: string) => `--jq does not fit the data: ${mistake}.`,
  jqMemory: '--jq needs more memory than it may have.',
  seeOutput: 'See: outerpark help output',
  doneAnyway: 'The command itself was done. Without --jq it prints its data.',
  noCsvOfStream: '--csv prints a whole list; for what follows there is --json.',
}
