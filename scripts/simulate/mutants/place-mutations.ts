import type { Mutation } from './mutation.ts'

const BEST = 'packages/core/src/hall/best'
const CHOOSE = 'packages/core/src/reservation/choose-seats.ts'
const EVOLVE = 'packages/core/src/engine/evolve-bookings.ts'
const ON_SALE = 'packages/core/src/hall/on-sale.ts'
const TAKEN = 'packages/core/src/hall/taken.ts'

/** Mistakes with halls, and with seats that have numbers. */
export const PLACE_MUTATIONS: readonly Mutation[] = [
  {
    name: 'the places of a booking are never given back',
    file: EVOLVE,
    find: "if (from !== 'available' && to !== 'available') return",
    replace: "if (from !== 'available') return",
  },
  {
    name: 'the places of a paid booking are not given back at its cancel',
    file: EVOLVE,
    find: "if (from !== 'available' && to !== 'available') return",
    replace: "if (from !== 'available' && (to !== 'available' || from === 'sold')) return",
  },
  {
    name: 'only the places of the first line are taken and given back',
    file: 'packages/core/src/engine/places-taken.ts',
    find: 'linesOf(seated).flatMap(({ places = [] }) =>',
    replace: 'linesOf(seated).slice(0, 1).flatMap(({ places = [] }) =>',
  },
  {
    name: 'a seat that is taken can be chosen, and is taken twice',
    file: ON_SALE,
    find: "if (taken.length > 0) return refuse('seat-taken', { seats: taken })",
    replace: '',
  },
  {
    name: 'a seat that is taken is taken away from who has it',
    file: ON_SALE,
    find: 'const taken = named((seat) => states[seat] === TAKEN)',
    replace: `for (const seat of seats) if (states[seat] === TAKEN) states[seat] = FREE
  const taken = named((seat) => states[seat] === TAKEN)`,
  },
  {
    name: 'a seat that is kept can be chosen',
    file: ON_SALE,
    find: "if (kept.length > 0) return refuse('seat-not-sold', { seats: kept })",
    replace: 'for (const id of kept) states[seatOf(map, id) ?? 0] = FREE',
  },
  {
    name: 'best available takes kept seats and those for wheelchairs',
    file: `${BEST}/among.ts`,
    find: '& looked) === bits)',
    replace: '& (bits === 0 ? looked & ~NOT_FOR_ANYBODY : looked)) === bits)',
  },
  {
    name: 'best available takes seats with a restricted view as any others',
    file: `${BEST}/best.ts`,
    find: '(wish.restricted ? undefined : choice(among(false), wish)) ?? choice(among(true), wish)',
    replace: 'choice(among(true), wish)',
  },
  {
    name: 'the restricted view of chosen seats need not be accepted',
    file: ON_SALE,
    find: 'if (restricted.length > 0 && !acceptRestricted)\n    return',
    replace: 'if (restricted.length > 99 && !acceptRestricted)\n    return',
  },
  {
    name: 'a companion comes without a wheelchair',
    file: ON_SALE,
    find: 'if (companions.length > 0 && flagged(BIT.wheelchair).length === 0)',
    replace: 'if (companions.length > 99)',
  },
  {
    name: 'a party sits across an aisle although neighbours are free',
    file: `${BEST}/best.ts`,
    find: 'const one = together(search, size)',
    replace: 'const one = acrossAisle(search, size) ? undefined : together(search, size)',
  },
  {
    name: 'best available leaves a single seat although other neighbours leave none',
    file: `${BEST}/together.ts`,
    find: 'if (orphansMade(inPlay, segment, first, first + size) <= 0) {',
    replace: 'if (inPlay) {',
  },
  {
    name: 'parties in two rows are refused',
    file: `${BEST}/best.ts`,
    find: "if (rows) return { rule: 'L4'",
    replace: "if (rows && size > 99) return { rule: 'L4'",
  },
  {
    name: 'best available takes seats of the next grade as well',
    file: `${BEST}/among.ts`,
    find: '(grade === -1 || gradeOf[seat] === grade)',
    replace: '(grade === -1 || gradeOf[seat] === grade || gradeOf[seat] === grade + 1)',
  },
  {
    name: 'chosen seats may leave a single one although others do not',
    file: ON_SALE,
    find: "if (check.kind === 'fine') return undefined",
    replace: "if (check.kind === 'fine' || seats.length < 100) return undefined",
  },
  {
    name: 'the last pairs cannot be sold: seats are refused without an alternative',
    file: `${BEST}/picked.ts`,
    find: 'if (instead) yield { part, left, instead }',
    replace: 'yield { part, left, instead: instead ?? [] }',
  },
  {
    name: 'what is offered instead leaves a single seat as well',
    file: `${BEST}/picked.ts`,
    find: 'if (orphansMade(inPlay, segment, first, first + size) > 0) return',
    replace: 'if (seatsIn(part)[0] === first) return',
  },
  {
    name: 'what is offered instead is of another grade',
    file: `${BEST}/picked.ts`,
    find: 'if (kindsOf(map, seats) === kinds) best',
    replace: 'if (kinds) best',
  },
  {
    name: 'a performance has the seats that are killed on sale',
    file: TAKEN,
    find: 'if (((map.flags[seat] ?? 0) & KEPT) === 0) counts[grade]',
    replace: 'if (((map.flags[seat] ?? 0) & BIT.house) === 0) counts[grade]',
  },
  {
    name: 'a performance follows its hall to another plan',
    file: 'packages/core/src/engine/evolve-season.ts',
    find: 'const row = { id, version, plan, map: mapOf(plan), planned: { by, at }, ...(only && { only }) }',
    replace: `const before = state.halls.get(id)?.map
  const map = mapOf(plan)
  const row = { id, version, plan, map, planned: { by, at }, ...(only && { only }) }
  for (const row of state.places.values())
    if (row.map === before)
      state.places.replace(row.performanceId, { ...row, map, states: freshStates(map) })`,
  },
  {
    name: 'a hall that changes keeps its version',
    file: 'packages/core/src/hall/plan-hall.ts',
    find: 'version: before.last + 1, plan, map })',
    replace: 'version: before.version, plan, map })',
  },
  {
    name: 'places are lost between the answer and the event',
    file: CHOOSE,
    find: '...(places && { places }),',
    replace: '...(places && seats > 1 && { places }),',
  },
  {
    name: 'the places of the second grade are those of the first one',
    file: CHOOSE,
    find: 'places: best[at]?.places }))',
    replace:
      'places: best[at === 1 && best[0]?.places.length === best[1]?.places.length ? 0 : at]?.places }))',
  },
  {
    name: 'MyPage and answers do not say where the seats are',
    file: 'packages/core/src/kernel/booking.ts',
    find: `  linesOf(booking).map(({ grade, seats, price, places }) => ({
    ...{ grade, seats, price: { amount: price, currency: booking.currency } },
    ...(places && { places }),`,
    replace: `  linesOf(booking).map(({ grade, seats, price, places }) => ({
    ...{ grade, seats, price: { amount: price, currency: booking.currency } },
    ...(places && booking.grade === null && { places }),`,
  },
  {
    name: 'a mail about seats of one grade does not say where they are',
    file: 'packages/core/src/notice/fields.ts',
    find: '...(booking.lines && { lines: shownLines(booking) }),',
    replace: '...(grade === null && { lines: shownLines(booking) }),',
  },
  {
    name: 'the seats of a grade with numbers can be changed',
    file: 'packages/core/src/musical/change.ts',
    find: "if (offer.isNumbered && seats !== capacity) return refuse('seats-numbered', { title, grade })",
    replace: '',
  },
]
