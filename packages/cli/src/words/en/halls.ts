import { grouped } from '@outerpark/core/kernel'

/** The plans of halls. */
export const halls = {
  columns: {
    level: 'LEVEL',
    rows: 'ROWS',
    seats: 'SEATS',
    forSale: 'FOR SALE',
    grade: 'GRADE',
    grades: 'GRADES',
    flag: 'FLAG',
    free: 'FREE',
  },
  /** above the first row */
  stage: 'S T A G E',
  focus: (seat: string) => `focus ${seat}`,
  flags: {
    wheelchair: 'wheelchair',
    companion: 'companion',
    restricted: 'restricted view',
    house: 'house',
    kill: 'not sold',
  },
  released: (flag: string, hours: number) =>
    `${flag}: sold to anybody from ${grouped(hours)} ${hours === 1 ? 'hour' : 'hours'} before the start on.`,
  capacity: (seats: number, forSale: number, forAnybody: number) =>
    `${grouped(seats)} seats. ${grouped(forSale)} can be sold, ${grouped(forAnybody)} of them to anybody.`,
  cut: (columns: number) =>
    `The plan is cut: it needs ${columns} columns. Without a terminal it is whole: outerpark hall check FILE | less -S`,
  best: (party: number, seats: string) => `A party of ${party} gets first: ${seats}.`,
  /** how it sits */
  rules: {
    L1: 'They sit together, and leave no single seat.',
    L2: 'They sit together; wherever they sit, a single seat is left.',
    L3: 'They sit in one row, on both sides of an aisle.',
    L4: 'They sit in two rows, one behind the other.',
    L5: 'They sit apart.',
  },
  noBlock: (
    party: number,
    grade: string | null,
    largest: { readonly together: number; readonly inTwo: number } | null,
  ) =>
    `A party of ${party} finds no seats${grade === null ? '' : ` of ${grade}`}, even while nothing is sold: at most ${largest?.together ?? 0} sit together, ${largest?.inTwo ?? 0} in two parts.`,
  noGrade: (typed: string) => `There is no grade "${typed}".`,
  gradesAre: (grades: readonly string[]) => `The grades: ${grades.join(', ')}`,
  gradeOfWhom: '--grade needs --best: how many seats of it?',
  correct: (count: number) =>
    count === 1
      ? 'Correct it, and check the plan again.'
      : `Correct these ${count} mistakes, and check the plan again.`,
  states: { taken: 'taken', yours: 'yours', 'not-on-sale': 'not on sale' },
  otherGrade: 'another grade',
  seatsCut: (columns: number, id: string) =>
    `The plan is cut: it needs ${columns} columns. Without a terminal it is whole: outerpark seats ${id} | less -S`,
  all: 'all',
  ofVersion: (id: string, version: number) => `${id}, version ${version}`,
  added: (id: string) =>
    `To sell in it: outerpark musical register TITLE --venue VENUE --hall ${id} --at TIME --price GRADE:PRICE`,
  changed: (version: number) =>
    `Performances that are added from now on have version ${version}; those on sale keep the plan that they have.`,
  unchanged: (version: number) => `Nothing has changed: version ${version} has this plan already.`,
  back: (id: string, version: number) =>
    `To take it back: outerpark hall edit ${id} --hall-version ${version}`,
  renewed: (file: string) =>
    `The version in ${file} was renewed, so that you can change the file and send it again.`,
  oneOfTwo: 'Name a FILE or --hall-version, but not both.',
  /** above what another plan changes */
  against: (hall: string, id: string, version: number) =>
    `${hall} (${id}) has version ${version}. Against it`,
  details: {
    hall: 'name',
    address: 'address',
    timezone: 'time zone',
    focus: 'focus',
    releases: 'released seats',
  },
  detail: (name: string, from: string, to: string) => `${name}: ${from} → ${to}`,
  /** no text */
  none: '(none)',
  rowsMoved: 'rows or aisles are in other places; no seat changes',
  ask: 'Give the hall this plan?',
  notSent: (file: string, count: number) =>
    count === 1
      ? `The plan in ${file} has a mistake, so it was not sent.`
      : `The plan in ${file} has ${count} mistakes, so it was not sent.`,
  whichFile: 'Which file has the plan?',
  /** what only a file can have wrong, by its code */
  faults: {
    'unknown-key': (key: string, keys: readonly string[]) =>
      `${key} is not known here: there are ${keys.join(', ')}`,
    'no-map': (key: string, _: readonly string[]) =>
      `${key} must have a line for each name, such as VIP: ["1F/2..10/7-16"]`,
    'needs-quotes': (part: string) =>
      `${part} stands without quotes: write "*" for all seats, and "1F/16/1-2,21-22" with its comma`,
    'no-version': (_: string, __: readonly string[]) =>
      'version must be as outerpark hall show --plan writes it, such as 3 of HA-7KQ2M9XW4T, or left out',
    'joined-lines': (key: string, _: readonly string[]) =>
      `YAML joins these lines to one: write ${key}: | with the vertical bar`,
  },
}
