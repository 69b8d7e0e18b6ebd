/** The list that filters while somebody types. */
export const choosing = {
  keys: 'type to filter, ↑↓ to move, ⏎ to choose',
  nothing: 'Nothing fits.',
}
