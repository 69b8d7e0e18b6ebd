/** Names of weekdays, from Sunday. */
const NAMES = [
  ['sun', 'sunday', '일'],
  ['mon', 'monday', '월'],
  ['tue', 'tuesday', '화'],
  ['wed', 'wednesday', '수'],
  ['thu', 'thursday', '목'],
  ['fri', 'friday', '금'],
  ['sat', 'saturday', '토'],
]

/** The weekdays that a text names, 0 is Sunday: `tue`, `tue-fri`, `화~금`, `sat, sun`. Undefined if it names none. */
export function weekdaysIn(text: string): readonly number[] | undefined {
  const days = text.split(',').map((part) => {
    const [first, last = first, more] = part.split(/[-~–]/).map((name) => dayOf(name))
    if (first === undefined || last === undefined || more !== undefined) return undefined
    const count = ((last - first + 7) % 7) + 1
    return Array.from({ length: count }, (_, n) => (first + n) % 7)
  })
  return days.includes(undefined) ? undefined : days.flatMap((each) => each ?? [])
}

function dayOf(name: string): number | undefined {
  const day = NAMES.findIndex((names) => names.includes(name.trim().toLowerCase()))
  return day < 0 ? undefined : day
}
