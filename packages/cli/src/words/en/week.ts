export const week = {
  hall: 'The theatre types the plan of its hall once. All seats get their numbers and grades from it.',
  season: 'A season goes on sale: three nights in the hall, and one in a studio without numbers.',
  booksTwo: (days: number) => `${days} days before the show, Minji books the best two seats …`,
  asksFirst: (days: number) =>
    `… and gives one of them back. She first asks what she gets ${days} days before the show.`,
  holds: 'Jun keeps two seats that he has picked, until he has asked his friend.',
  dearer: 'Meanwhile the price goes up. It holds for later bookings.',
  oldPrice: 'Jun was told the old price. He is not charged the new one unasked …',
  newPrice: '… and books once he has seen it.',
  soldOut: (seats: number) =>
    `Seoyeon has taken ten of the ${seats} studio seats; Jun takes the rest.`,
  tooLate: 'The studio is sold out.',
  isOff: 'A night is cancelled. Nothing more is sold from that moment on …',
  allBack: '… and each customer gets everything back, whatever the rules say.',
  sales: 'What was sold, kept and given back, for the accountant.',
}
