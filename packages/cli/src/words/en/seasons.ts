const plural = (count: number, one: string) => `${count} ${one}${count === 1 ? '' : 's'}`

export const seasons = {
  musicals: (count: number) => plural(count, 'musical'),
  performances: (count: number) => plural(count, 'performance'),
  fewer: 'fewer',
  title: 'Title',
  venue: 'Venue',
  when: 'When, e.g. 2027-01-05 19:30',
  seats: 'How many seats? (several grades: --grade VIP:300:170000 --grade …)',
  price: (currency: string) =>
    `What does a seat cost? (in the smallest unit of ${currency}, e.g. 170000)`,
  priceOfGrade: (grade: string, currency: string) =>
    `What does a seat of grade ${grade} cost? (in the smallest unit of ${currency}, e.g. 170000)`,
  newPrice: (before: string) => `What does a seat cost from now on? (now ${before})`,
  seatsOfGrade: (seats: number) => plural(seats, 'seat'),
  changed: {
    price: (before: string, after: string) => `${before} → ${after} a seat`,
    seats: (before: number, after: number, left: number) =>
      `${before} → ${plural(after, 'seat')}, ${left} left`,
    title: 'CHANGE',
    none: 'Nothing was changed.',
    nothing: (price: string, seats: number) =>
      `Nothing to change: ${plural(seats, 'seat')} at ${price} already.`,
    kept: 'Bookings that were made keep their price.',
  },
  changedSeats: (before: number, after: number) => `${before} → ${plural(after, 'seat')}`,
  oneOrAll: 'Name one performance, or with --musical all dates of a musical: not both.',
  nothingToCome: (title: string) => `${title} has no performances to come.`,
  seePast: (musical: string) => `See: outerpark performance list --musical ${musical} --past`,
  dates: (count: number, first: string, last: string) =>
    `${plural(count, 'performance')} from ${first} to ${last}`,
  slip: (grade: string, before: string, after: string) =>
    `${grade} for ${after} is far from ${before}, which it costs now. Is a zero missing, or one too many? Who books for it keeps that price.`,
  farPrice: (grade: string, price: string, other: string, otherPrice: string) =>
    `${grade} for ${price} is far from ${other} for ${otherPrice}. Is a zero missing, or one too many?`,
  askPrices: 'Are the prices right?',
  runChange: (command: string) => `If it is right, run: ${command}`,
  askChange: (count: number) =>
    count === 1
      ? 'Change it, for every booking from now on?'
      : `Change all ${count} of them, for every booking from now on?`,
  nothingChanged: 'Nothing was changed.',
  changedBefore: (done: number, all: number) =>
    `${done} of ${plural(all, 'performance')} changed before that. The same command again changes the rest.`,
  registering: (musicals: string, performances: string) =>
    `Registering ${musicals} with ${performances} …`,
  atMost: (most: string) => `at most ${most}`,
  tooLarge: (name: string, size: string, most: string) =>
    `The season file ${name} is too large: its request has ${size}, and the box office takes ${most}. Nothing was registered.`,
  divide: 'Divide it into several files.',
  unreadable: (file: string, why: string) => `${file} cannot be read: ${why}.`,
  noFile: 'there is no such file',
  folder: 'it is a folder',
  noFolder: 'a part of its path is no folder',
  notAllowed: 'you are not allowed to',
  notUtf8: 'it is not text in UTF-8',
  readIn: (zone: string) =>
    `Times were read in ${zone}, the zone of the box office; --time-zone names another.`,
  allFromFile: 'With --file everything comes from the file: leave out the rest.',
  /** What the YAML parser finds, by its code. Its own words are English. */
  yaml: {} as Readonly<Record<string, string>>,
  unknownKey: 'is not a known key',
  needsQuotes: 'has to be text: put it in quotes',
  empty: 'must not be empty',
  missing: (name: string) => `${name} is missing`,
  ahead: 'must lie ahead',
  mapOfNames: 'must be a map from names',
  noSuchName: (name: string, names: readonly string[]) =>
    names.length === 0
      ? `${name} is not defined at the top of the file`
      : `${name} is not defined at the top of the file; there are ${names.join(', ')}`,
  notLike: (example: string) => `must look like ${example}`,
  notInSchedule: 'is not a date of the schedule, so it cannot be left out',
  endsBefore: 'must not be before the first day',
  tooLong: 'is more than three years after the first day',
  dateTwice: (time: string) => `${time} is in the schedule twice`,
  noHall: (name: string, halls: readonly string[]) =>
    halls.length === 0
      ? `there is no hall ${name}: add it first with outerpark hall add`
      : `there is no hall ${name}; there are ${halls.join(', ')}`,
  noHallGrade: (hall: string, grades: readonly string[]) =>
    `is no grade of ${hall}, which has ${grades.join(', ')}`,
  hallGradeKept: (hall: string) => `has no seat on sale in ${hall}: leave it out`,
  hallPrices: (hall: string, grades: readonly string[]) =>
    `must have a price for each grade of ${hall}: ${grades.join(', ')} ${grades.length === 1 ? 'is' : 'are'} missing`,
  nothing: (path: string, message: string, more: string, done: string) =>
    `${path}: ${message}${more}. ${done}`,
  notRegistered: 'Nothing was registered.',
  notApplied: 'Nothing was applied.',
  andMore: (more: number) => ` (and ${more} more)`,
  yesToCancel: '--yes is missing: nobody can be asked whether to cancel it.',
  runCancel: (performance: string) => `Run: outerpark performance cancel ${performance} --yes`,
  forecast: (sold: number, held: number, money: string) =>
    `${sold} seats are sold and ${held} held. All bookings end${money === '' ? '' : `, and ${money} goes back`}. This cannot be undone.`,
  askCancel: (title: string, when: string) => `Cancel ${title}, ${when}?`,
  offSale: { closed: 'closed', cancelled: 'cancelled' },
  units: { day: ' d', hour: ' h', minute: ' min' },
  opensIn: (time: string, at: string) => `opens in ${time}: ${at}`,
  presaleIn: (time: string, sale: string) => `presale in ${time}, ${sale}`,
  presaleNow: (sale: string) => `presale now, ${sale}`,
  closesAt: (at: string) => `until ${at}`,
  perCustomer: (seats: number) => `${seats} a customer`,
  perCustomerOfMusical: (seats: number) => `${seats} a customer, of all dates together`,
}
