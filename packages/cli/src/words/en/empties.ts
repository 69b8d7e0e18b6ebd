/** What an empty list says on a terminal, and what to do next. */
export const empties = {
  other: 'There is nothing.',
  /** options left things out */
  narrowed: (command: string) => `Nothing fits. Without options it shows all: ${command}`,
  'customer list': 'No customers yet. They sign up themselves: outerpark signup',
  'hall list': 'No halls yet. To add one with its plan: outerpark hall add',
  'musical list': 'No musicals yet. To put one on sale: outerpark musical register',
  'performance list': 'No performances to come. To put some on sale: outerpark musical register',
  'reservation list': 'No bookings yet. What is on: outerpark performance list',
  'payment list': 'No payments yet. Each booking has one: outerpark book',
  'notice list': 'No notices yet. They come with bookings: outerpark book',
  'task list': 'No task waits, and none was given up.',
  'token list': 'No tokens. To make one: outerpark token create',
  'staff list': 'No staff yet. To add somebody: outerpark staff add',
  'sandbox ledger': 'No charges yet. A booking makes one: outerpark book',
  events: 'Nothing has happened yet.',
}
