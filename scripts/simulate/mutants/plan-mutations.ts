import type { Mutation } from './mutation.ts'

const SEASON = 'packages/core/src/engine/evolve-season.ts'
const FACTS = 'packages/core/src/engine/hall-facts.ts'
const MOVED = 'packages/core/src/hall/moved.ts'
const RELEASES = 'packages/core/src/hall/releases.ts'
const REPLAN = 'packages/core/src/musical/replan.ts'
const CHOOSE = 'packages/core/src/reservation/choose-seats.ts'
const BEST = 'packages/core/src/hall/best'

/** Mistakes with plans of performances, with seats that are released, and with seats that the box office chooses. */
export const PLAN_MUTATIONS: readonly Mutation[] = [
  {
    name: 'a performance that gets another plan keeps the states of its seats',
    file: SEASON,
    find: 'map: plan.map, states: moved.states })',
    replace: 'map: plan.map, states: places.states })',
  },
  {
    name: 'a performance that gets another plan keeps the numbers of its seats',
    file: SEASON,
    find: 'grades.put(key, { ...row, available: capacity - held - sold })',
    replace: 'grades.put(key, before ?? { ...row, available: capacity - held - sold })',
  },
  {
    name: 'seats that are held are no obstacle to another plan',
    file: FACTS,
    find: "lost: moved.kind === 'lost' ? moved.seats : NONE,",
    replace: `lost: moved.kind !== 'lost' ? NONE : moved.seats.filter((id) => !state.holds.values().some(
      ({ lines = [] }) => lines.some(({ places = [] }) => places.includes(id)))),`,
  },
  {
    name: 'a seat that somebody has gets another grade with another plan',
    file: MOVED,
    find: 'from.grades[from.gradeOf[seat] ?? -1] === to.grades[to.gradeOf[place] ?? -1] &&',
    replace: 'from.grades.length + seat >= 0 &&',
  },
  {
    name: 'a seat that somebody has is blocked by another plan',
    file: MOVED,
    find: '((to.flags[place] ?? 0) & KEPT) === 0',
    replace: '((to.flags[place] ?? 0) & KEPT) >= 0',
  },
  {
    name: 'the plan of one performance is the newest one of its hall',
    file: SEASON,
    find: 'if (!only) {',
    replace: 'if (!only || version > 1) {',
  },
  {
    name: 'a performance takes the plan that another one has alone',
    file: FACTS,
    find: 'plan?.only === undefined || plan.only === performanceId ? plan : undefined',
    replace: 'plan?.only === undefined || performanceId ? plan : undefined',
  },
  {
    name: 'nobody needs to name the price of a new grade',
    file: REPLAN,
    find: 'added.flatMap(({ grade }) => (priced.has(grade) ? [] : [grade]))',
    replace: 'added.flatMap(({ grade }) => (priced.has(grade) ? [] : []))',
  },
  {
    name: 'a plan is changed that somebody else has changed meanwhile',
    file: REPLAN,
    find: 'if (command.was !== undefined && command.was !== was.version)',
    replace: 'if (command.was !== undefined && command.was > was.version)',
  },
  {
    name: 'seats whose time has not come are released with the others',
    file: RELEASES,
    find: 'releases.filter(({ beforeMs }) => beforeMs >= leftMs).map(({ flag }) => flag)',
    replace: '(leftMs > 0 ? releases : []).map(({ flag }) => flag)',
  },
  {
    name: 'seats for companions stay when those for wheelchairs are released',
    file: RELEASES,
    find: "wheelchair: ['wheelchair', 'companion'],",
    replace: "wheelchair: ['wheelchair'],",
  },
  {
    name: 'seats are released minutes after their time',
    file: 'packages/daemon/src/pipeline/releases.ts',
    find: 'const LOOK_EVERY_MS = 30_000',
    replace: 'const LOOK_EVERY_MS = 300_000',
  },
  {
    name: 'the best seats that are held are refused because of a single one',
    file: CHOOSE,
    find: 'const isOurs = choseThese(facts.hold, command.places)',
    replace: 'const isOurs = choseThese(facts.hold, [])',
  },
  {
    name: 'nobody remembers that the box office chose the seats of a hold',
    file: 'packages/core/src/engine/evolve-holds.ts',
    find: '...(best && { best }),',
    replace: '',
  },
  {
    name: 'whoever holds the best seats may book any others, too',
    file: CHOOSE,
    find: 'const isOurs = choseThese(facts.hold, command.places)',
    replace: 'const isOurs = facts.hold?.best === true',
  },
  {
    name: 'of a party that is apart somebody is alone',
    file: `${BEST}/split.ts`,
    find: 'const fits = left - take === 1 ? take - 1 : take',
    replace: 'return left > 0 ? take : 0\n  const fits = take',
  },
  {
    name: 'a party has more places for wheelchairs than it needs',
    file: `${BEST}/accessible.ts`,
    find: 'if (block.filter((seat) => chairs[seat] === 1).length !== wheelchairs) continue',
    replace: 'if (block.filter((seat) => chairs[seat] === 1).length < wheelchairs) continue',
  },
]
