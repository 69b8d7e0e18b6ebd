export const inputs = {
  scopes: (name: string, scopes: string, given: string) =>
    `${name} has to be a list of ${scopes}, not "${given}".`,
  scopesExample: (name: string) => `Example: ${name} read,book`,
  ends: (given: string) =>
    `--ends has to be a time such as 12h, 90d or 2027-01-05T19:30+09:00, not "${given}".`,
  endsHint: 'Without --ends the token is valid until it is revoked.',
  type: (given: string) =>
    `--type has to be a type of event such as PaymentDeclined, not "${given}".`,
  types: (types: string) => `The types: ${types}`,
  grade: (given: string) =>
    `--grade has to be NAME:SEATS:PRICE such as VIP:372:190000, not "${given}".`,
  gradeTwice: (grade: string) => `The grade ${grade} is named twice.`,
  nothingSold: (hall: string) =>
    `No seat of ${hall} is on sale: all are kept for the house or killed.`,
  gradeNotSold: (hall: string, grade: string) =>
    `No seat of the grade ${grade} is on sale in ${hall}: leave out its price.`,
  rangeOfSeats: (range: string, most: number) =>
    `${range} has too many seats: a booking may choose up to ${most}.`,
  seatTwice: (seat: string) => `The seat ${seat} is named twice.`,
  seatsOfEach:
    'Give --seats with one --grade; for several grades how many of each: --grade VIP:2 --grade R:1.',
  seatsOf: (text: string) => `SEATS in --grade ${text}`,
  priceOf: (text: string) => `PRICE in --grade ${text}`,
  currency: (given: string, hint: string) =>
    `--currency has to be an ISO 4217 code such as KRW, not "${given}".${hint}`,
  eitherGrade: 'Use either --grade, or --seats and --price, but not both.',
  priceIn: (text: string) => `PRICE in --price ${text}`,
  eitherPrice: 'Give one --price, or --price GRADE:PRICE for each grade of a hall, but not both.',
  pricesNeedHall:
    '--price GRADE:PRICE goes with --hall, whose plan says how many seats a grade has. Without one: --grade NAME:SEATS:PRICE.',
  hallHasSeats:
    'With --hall the plan says which seats there are: leave out --seats and --grade, and give --price GRADE:PRICE for each grade.',
  priceOfEach: (hall: string, grades: readonly string[]) =>
    `${hall} has the grades ${grades.join(', ')}: give --price GRADE:PRICE for each.`,
  seatsMissing: '--seats is missing.',
  reasonMissing:
    '--reason is missing: say why, in words that the customer can read. --refund policy needs none.',
  giveSeats: 'Give --seats N --price P, or --grade NAME:SEATS:PRICE for each grade.',
  priceMissing: '--price is missing.',
  key: (given: string) =>
    `--idempotency-key has to be 1 to 128 letters, digits and signs without blanks, not "${given}".`,
  keyHint: 'Any text that you use once will do, such as the output of uuidgen.',
  latency: (most: number, given: string) =>
    `LATENCY has to be milliseconds such as 30 or 400-620, at most ${most}, not "${given}".`,
  shareForm: 'on, off, or a share of the calls such as 0.3 or 30%',
  share: (form: string, given: string) => `SHARE has to be ${form}, not "${given}".`,
  onOff: (given: string) => `It is either on or off, not "${given}".`,
  seatsToBook: (name: string, given: string) =>
    `${name} has to be a number of seats such as 2, not "${given}".`,
  countOrPlaces:
    'Give --seats once with a number, or with the seats such as 1F/8/11,1F/8/12, but not both.',
  bestOrSeats: 'Give --best with a number, or choose the seats with --seats, but not both.',
  wholePresale: 'A presale needs --presale-opens and --presale-code.',
  heldOrSeats:
    'Give --held for the seats that you hold, or say which ones with --seats, --best or --grade, but not both.',
  oneOfHold: 'Give seats to hold, --extend or --give-back, but only one of them.',
  acceptWhat:
    '--accept-restricted, --split and --wheelchair need seats to hold: --seats or --best.',
  placesHaveGrades: 'The seats that you choose have their grades: leave out --grade.',
  chosenAlready: (option: string) =>
    `${option} goes with --best: the seats that you choose with --seats are those that you get.`,
  wheelchairsOfOne: '--wheelchair goes with the seats of one grade only.',
  number: (name: string, min: number, max: number, given: string) =>
    `${name} has to be a whole number from ${min} to ${max}, not "${given}".`,
  duration: (name: string, given: string) =>
    `${name} has to be a time such as 60s or 2m, not "${given}".`,
  at: (given: string) =>
    `--at has to be a time such as "2027-01-05 19:30" or 2027-01-05T19:30+09:00, not "${given}".`,
  zone: (given: string) =>
    `--time-zone has to be a name of the IANA database such as Asia/Seoul, or an offset such as +09:00, not "${given}".`,
  day: (flag: string, given: string) =>
    `${flag} has to be a day such as 2027-01-05, or a time, not "${given}".`,
  currencyMeant: (meant: string) => ` Did you mean ${meant}?`,
}
