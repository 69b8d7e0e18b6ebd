const plural = (count: number, one: string) => `${count} ${one}${count === 1 ? '' : 's'}`

/** About season files that are applied. */
export const applying = {
  whichFile: 'Which season file?',
  nothing: (performances: number) =>
    `Nothing to change: ${plural(performances, 'performance')} as in the file.`,
  added: 'new',
  musicalAdded: (key: string | null) => (key === null ? 'new musical' : `new musical, key ${key}`),
  opened: 'its sale is opened',
  closed: 'its sale is closed',
  cancelled: (seats: number) => `cancelled; ${plural(seats, 'seat')} held or sold go back`,
  notes: {
    extra: (seats: number) =>
      seats === 0
        ? 'not in the file: --prune closes its sale'
        : `not in the file, ${plural(seats, 'seat')} held or sold: --cancel-with-bookings cancels it`,
    begun: 'has passed, and is not put on sale',
    closed: 'is closed, and stays so; sale: open in the file opens it',
    cancelled: 'is cancelled, and stays so',
  },
  seats: (was: number, now: number) => `${was} → ${plural(now, 'seat')}`,
  sum: (added: number, changed: number, taken: number, same: number) =>
    `${added} to add, ${changed} to change, ${taken} to take off sale, ${same} unchanged.`,
  done: (added: number, changed: number, taken: number, same: number) =>
    `Applied: ${added} added, ${changed} changed, ${taken} taken off sale, ${same} unchanged.`,
  moreNotes: (count: number) => `and ${count} more`,
  ask: (count: number) => (count === 1 ? 'Apply this change?' : `Apply these ${count} changes?`),
  nothingApplied: 'Nothing was applied.',
  yesMissing: (count: number) =>
    `--yes is missing: there are ${plural(count, 'change')}, and nobody can be asked whether to apply them.`,
  runApply: (file: string) => `See them with: outerpark season apply ${file} --dry-run`,
  conflicts: (count: number) =>
    `${count === 1 ? 'One part' : `${count} parts`} of the season cannot be as the file says. Nothing was applied.`,
  afterConflicts: 'Correct the file. outerpark season export shows what is on sale.',
  exported: 'What is on sale, as a file for: outerpark season apply FILE',
}
