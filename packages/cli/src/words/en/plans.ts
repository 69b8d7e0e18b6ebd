const seatsOf = (count: number) => (count === 1 ? '1 seat' : `${count} seats`)
const are = (count: number) => (count === 1 ? 'is' : 'are')

/** The plan of one performance. */
export const plans = {
  /** which plan a performance has */
  own: 'This plan is for this performance alone.',
  newest: 'This is the newest plan of its hall.',
  older: (version: number, performance: string) =>
    `The newest plan of its hall is version ${version}. To take it: outerpark performance plan ${performance} --newest`,
  onePlan: 'Name one plan only: a FILE, --hall-version or --newest.',
  shownAlone:
    '--plan shows the plan of a performance: leave out FILE, --hall-version, --newest and --price.',
  priceOfWhat: '--price needs another plan: a FILE, --hall-version or --newest.',
  noNewGrade: (grades: readonly string[]) =>
    `The plan brings no new grade, so --price has nothing to say. On sale already: ${grades.join(', ')}.`,
  newGrades: (grades: readonly string[]) =>
    `The plan brings the grades ${grades.join(', ')}: give --price GRADE:PRICE for each of them.`,
  pricedAlready: (grade: string) => `${grade} has a price already.`,
  changePrice: (performance: string, grade: string) =>
    `To change it: outerpark performance change ${performance} --grade ${grade} --price PRICE`,
  newGrade: (grades: readonly string[], grade: string) =>
    `The grades: ${grades.join(', ')}. For a new one: --price ${grade}:PRICE`,
  whichSeats: 'Which seats? For example 1F/1..3 or 1F/16/1-2,21-22',
  noSeats: 'No seats are named.',
  selector: (text: string, message: string) => `${text}: ${message}.`,
  selectors: (count: number) => `${count} of the selectors have a mistake.`,
  seePlan: (performance: string) => `See the seats with: outerpark performance plan ${performance}`,
  allTaken: 'All of these seats are taken.',
  /** what another plan makes of seats */
  changes: {
    grade: (count: number, from: string, to: string) => `${seatsOf(count)}: ${from} → ${to}`,
    kill: (count: number) => `${seatsOf(count)} ${are(count)} not sold any more`,
    house: (count: number) => `${seatsOf(count)} ${are(count)} kept for the house`,
    sale: (count: number) => `${seatsOf(count)} ${count === 1 ? 'goes' : 'go'} on sale`,
    flags: (count: number) =>
      `${seatsOf(count)} ${count === 1 ? 'has' : 'have'} other flags: view, wheelchair or companion`,
    new: (count: number, grade: string) => `${seatsOf(count)} of ${grade} ${are(count)} new`,
    gone: (count: number, grade: string) =>
      `${seatsOf(count)} of ${grade} ${are(count)} not in the plan any more`,
  },
  kept: (count: number, seats: string) =>
    `${seatsOf(count)} ${are(count)} taken and ${count === 1 ? 'stays as it is' : 'stay as they are'} (${seats})`,
  freeOnlyOfWhat: '--free-only needs another plan: a FILE, --hall-version or --newest.',
  taken: (count: number) => `${count} of them ${are(count)} taken`,
  priced: (grade: string, price: string) => `${grade} costs ${price} a seat`,
  unchanged: (version: number) => `Nothing changes: it has this plan already, version ${version}.`,
  noSeatChanges: 'No seat changes its grade or whether it is sold.',
  ask: 'Give the performance this plan?',
  nothingChanged: 'Nothing was changed.',
  withYes: 'To do it without a question: --yes',
  freeOnly: 'To leave out the seats that are taken: --free-only',
  back: (performance: string, version: number) =>
    `To take it back: outerpark performance plan ${performance} --hall-version ${version}`,
}
