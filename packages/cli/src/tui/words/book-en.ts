/** The texts of the booking form in English. */
export const BOOK_EN = {
  grade: 'Grade',
  seats: 'Seats',
  and: 'And',
  card: 'Card',
  total: 'Total',
  free: 'nothing to pay',
  left: (n: number) => `${n} left`,
  soldOut: 'sold out',
  full: (grade: string) => `Grade ${grade} is sold out.`,
  otherGrade: '← and → choose another grade.',
  removeGrade: (grade: string) => `Press x to remove grade ${grade}.`,
  tooMany: (most: number) =>
    `One booking takes at most ${most === 1 ? '1 seat' : `${most} seats`}.`,
  fewer: (most: number) => `Press - for ${most}, or type a number.`,
  ask: (what: string, money: string) => `Press Enter to book ${what} for ${money}.`,
  askFree: (what: string) => `Press Enter to book ${what}. There is nothing to pay.`,
  changed: (what: string, before: string, now: string) =>
    `The price has just changed: ${what} cost ${before} before, and ${now} now.`,
  goOn: 'Press Enter to go on with the new price. Nothing is booked yet.',
  sending: 'Booking …',
  bestChosen: (id: string) =>
    `The best free seats are chosen. To choose them yourself: outerpark seats ${id}`,
  done: (id: string) => `Your seats are held. Reservation ${id}`,
  follows: 'The payment goes on in the background. You may leave this screen.',
  declined: (reason: string) =>
    `Card declined${reason === '' ? '' : ` (${reason})`}; your seats are released.`,
  notPaid: 'Not paid in time; your seats are released.',
  cancelled: 'This booking is cancelled; your seats are released.',
  otherCard: 'Press r to book again with another card.',
  bookAgain: 'Press r to book again.',
  ended: 'Enter goes to My page, where all of it stands.',
  cards: 'in the sandbox: card-ok, card-declined, card-slow',
  instead: (what: string) => `Still left here: ${what}.`,
  otherDay: (when: string) => `The next performance with seats: ${when}.`,
  gone: 'This performance is not on sale any more.',
}
