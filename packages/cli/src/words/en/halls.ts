import { grouped } from '@outerpark/core/kernel'

/** The plans of halls. */
export const halls = {
  columns: {
    level: 'LEVEL',
    rows: 'ROWS',
    seats: 'SEATS',
    forSale: 'FOR SALE',
    grade: 'GRADE',
    flag: 'FLAG',
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
  capacity: (seats: number, forSale: number, forAnybody: number) =>
    `${grouped(seats)} seats. ${grouped(forSale)} can be sold, ${grouped(forAnybody)} of them to anybody.`,
  cut: (columns: number) =>
    `The plan is cut: it needs ${columns} columns. Without a terminal it is whole: outerpark hall check FILE | less -S`,
  correct: (count: number) =>
    count === 1
      ? 'Correct it, and check the plan again.'
      : `Correct these ${count} mistakes, and check the plan again.`,
  whichFile: 'Which file has the plan?',
  /** what only a file can have wrong, by its code */
  faults: {
    'unknown-key': (key: string, keys: readonly string[]) =>
      `${key} is not known here: there are ${keys.join(', ')}`,
    'no-map': (key: string, _: readonly string[]) =>
      `${key} must have a line for each name, such as VIP: ["1F/2..10/7-16"]`,
    'joined-lines': (key: string, _: readonly string[]) =>
      `YAML joins these lines to one: write ${key}: | with the vertical bar`,
  },
}
