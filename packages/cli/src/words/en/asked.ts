export const asked = {
  milliseconds: 'How many milliseconds, such as 400-620?',
  share: 'To how many of the calls, such as 0.3?',
  onOrOff: 'On or off?',
  outage: {
    on: 'on   an outage begins',
    off: 'off  the outage ends',
  } as Readonly<Record<string, string>>,
  whichShell: 'Which shell?',
  nothingToChoose: (flag: string) => `${flag} is missing, and there is nothing to choose from.`,
  which: 'Which one?',
  nothingDone: 'Nothing was done.',
  seeHelp: (command: string) => `See: ${command} --help`,
  typeSomething: 'Please type something.',
  notValid: 'is not valid',
  whichMusical: 'Which musical?',
  whichPerformance: 'Which performance?',
  performance: (when: string, title: string, venue: string, price: string) =>
    `${when}  ${title}, from ${price}, ${venue}`,
  whichHall: 'Which hall?',
  whichReservation: 'Which reservation?',
  whichPayment: 'Which payment?',
  payment: (money: string, reservation: string, status: string) =>
    `${money} for ${reservation} (${status})`,
  whichDead: 'Which dead letter?',
  dead: (kind: string, reservation: string, error: string) => `${kind} of ${reservation}: ${error}`,
  whichProfile: 'Which profile?',
  /** two ways to give what is missing, by their names */
  eitherOf: (one: string, other: string) => `${one} (or ${other})`,
  gradeOrSeats: '--grade (or --seats or --hall with --price)',
  missing: (flags: readonly string[]) => {
    const all = [flags.slice(0, -1).join(', '), ...flags.slice(-1)].filter((each) => each !== '')
    return `${all.join(' and ')} ${flags.length === 1 ? 'is' : 'are'} missing.`
  },
  itHasToBe: (detail: string) => detail.replace(/^--[a-z-]+ has to be/, 'It has to be'),
  flaw: (flaw: string) => `It ${flaw}.`,
}
