const plural = (count: number, one: string) => `${count} ${one}${count === 1 ? '' : 's'}`

/** Changes of what is on sale, of which everybody hears who has booked it. */
export const changes = {
  to: 'When does it begin now, e.g. 2027-01-12 19:30',
  forecast: (bookings: number, sold: number, held: number) =>
    `It has ${plural(bookings, 'booking')}: ${plural(sold, 'seat')} sold and ${held} held. Each customer gets a notice.`,
  askMove: (what: string, to: string) =>
    `Move ${what} to ${to}? Bookings stay valid, and who has booked may get everything back for a while.`,
  askCast: (what: string, material: boolean | undefined) =>
    material
      ? `Change the cast of ${what}, and let who has booked get everything back for a while?`
      : `Change the cast of ${what}?`,
  askMessage: (what: string, subject: string) =>
    `Send "${subject}" to everybody who has booked ${what}?`,
  yesMissing: '--yes is missing: nobody can be asked whether all customers shall hear of it.',
  badMember: (text: string) =>
    `${text} is not a member of a cast: write ROLE:NAME, such as "Mimi: Park Jihye".`,
  was: 'was',
  choice: 'choice until',
  cast: 'cast',
  age: 'age from',
  subject: 'subject',
  columns: { what: 'WHAT', told: 'TOLD', state: 'STATE', says: 'SAYS' },
  kinds: { moved: 'moved', recast: 'new cast', renamed: 'new title', message: 'message' },
  ended: 'all told',
  underWay: 'under way',
  mayChoose: (until: string) => `until ${until} a cancel gives everything back`,
}
