import type { Mutation } from './mutation.ts'

const CHOOSE = 'packages/core/src/reservation/choose-seats.ts'
const EVOLVE = 'packages/core/src/engine/evolve-bookings.ts'
const SALES = 'packages/core/src/sales/fold.ts'

/** Mistakes with seats of several grades that are booked together. */
export const LINE_MUTATIONS: readonly Mutation[] = [
  {
    name: 'only the seats of the first line are free again',
    file: EVOLVE,
    find: 'for (const line of linesOf(where)) moveLine',
    replace: `const all = linesOf(where)
  for (const line of to === 'available' ? all.slice(0, 1) : all) moveLine`,
  },
  {
    name: 'only the seats of the first line are held and sold',
    file: EVOLVE,
    find: 'for (const line of linesOf(where)) moveLine',
    replace: 'for (const line of linesOf(where).slice(0, 1)) moveLine',
  },
  {
    name: 'only the seats of the first line count for their customer',
    file: EVOLVE,
    find: "const more = to === 'held' ? seats",
    replace: "const more = to === 'held' ? (where.lines?.[0]?.seats ?? seats)",
  },
  {
    name: 'only the first line is looked at for free seats',
    file: CHOOSE,
    find: `for (const { seats, of } of chosen)
    if (of.available < seats)`,
    replace: `for (const { seats, of } of chosen.slice(0, 1))
    if (of.available < seats)`,
  },
  {
    name: 'a line whose grade is sold out is left out',
    file: CHOOSE,
    find: 'chosen.push({ seats, of, places })',
    replace: 'if (of.available >= seats || chosen.length === 0) chosen.push({ seats, of, places })',
  },
  {
    name: 'the first line stays held if the second one is refused',
    file: 'packages/core/src/engine/command.ts',
    find: "if (decision.kind === 'refused')\n    return",
    replace: `const [first] = command.lines ?? []
  const row = first && state.grades.get(command.performanceId + ' ' + first.grade)
  if (decision.refusal?.code === 'seats-unavailable' && row && row.available >= first.seats)
    state.grades.replace(row.performanceId + ' ' + row.grade, {
      ...row,
      available: row.available - first.seats,
      held: row.held + first.seats,
    })
  if (decision.kind === 'refused')
    return`,
  },
  {
    name: 'the seats of all lines cost what those of the first one cost',
    file: CHOOSE,
    find: 'chosen.push({ seats, of, places })',
    replace: 'chosen.push({ seats, of: { ...of, price: (chosen[0]?.of ?? of).price }, places })',
  },
  {
    name: 'the amount of a booking is that of its first line',
    file: 'packages/core/src/kernel/booking.ts',
    find: 'const amount = lines.reduce((sum, line) => sum + line.price * line.seats, 0)',
    replace: 'const amount = lines[0].price * lines[0].seats',
  },
  {
    name: 'the amount that the customer was told is compared with the first line',
    file: CHOOSE,
    find: 'expected.amount !== seated.amount',
    replace: 'expected.amount !== chosen[0].seats * chosen[0].of.price.amount',
  },
  {
    name: 'seats of two currencies are booked together',
    file: CHOOSE,
    find: 'if (other) {',
    replace: 'if (other && !first) {',
  },
  {
    name: 'only the first line counts against a limit',
    file: CHOOSE,
    find: `title,
    seats,
    isFree`,
    replace: `title,
    seats: chosen[0].seats,
    isFree`,
  },
  {
    name: 'a grade of several has to be written as it is on sale',
    file: CHOOSE,
    find: 'gradeNamed(offer.grades, grade)',
    replace: 'offer.grades.find((each) => each.grade === grade)',
  },
  {
    name: 'lines are lost between an event and the next',
    file: 'packages/core/src/kernel/booking.ts',
    find: 'return from.lines ? { ...booking, lines: from.lines } : booking',
    replace: 'return booking',
  },
  {
    name: 'the answer to a booking has its first line',
    file: 'packages/core/src/reservation/state.ts',
    find: 'lines: shownLines(booking),',
    replace: 'lines: shownLines(booking).slice(0, 1),',
  },
  {
    name: 'MyPage shows the first line',
    file: 'packages/core/src/mypage/fold.ts',
    find: 'lines: shownLines(event),',
    replace: 'lines: shownLines(event).slice(0, 1),',
  },
  {
    name: 'a mail speaks of the first line',
    file: 'packages/core/src/notice/fields.ts',
    find: 'lines: shownLines(booking) }',
    replace: 'lines: shownLines(booking).slice(0, 1) }',
  },
  {
    name: 'all seats of a booking are sales of its first grade',
    file: SALES,
    find: 'grade: line.grade, currency, day, change: changeOf(one)',
    replace: "grade: lines[0]?.grade ?? '', currency, day, change: changeOf(one)",
  },
  {
    name: 'a refund is shared by lines, and not by what they cost',
    file: SALES,
    find: 'sharedOut(event.refunded, all.map(costOf))',
    replace: 'sharedOut(event.refunded, all.map(() => 1))',
  },
  {
    name: 'a card is charged for the first line',
    file: 'packages/daemon/src/pipeline/approve-payment.ts',
    find: 'const request = { key: paymentId, amount: { amount, currency }, method }',
    replace: `const [{ seats, price }] = reservation.lines
      const request = { key: paymentId, amount: { amount: seats * price.amount, currency }, method }`,
  },
]
