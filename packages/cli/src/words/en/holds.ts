/** The seats that customers hold until a booking. */
export const holds = {
  /** @param price of one seat */
  line: (seats: string, price: string, count: number) =>
    `${seats}, ${price}${count === 1 ? '' : ' each'}`,
  until: (clock: string, left: string) => `${clock}, ${left}`,
  left: (seconds: number) => {
    const minutes = Math.floor(seconds / 60)
    const two = (number: number) => String(number).padStart(2, '0')
    return minutes < 60
      ? `for ${minutes}:${two(seconds % 60)} minutes`
      : `for ${Math.floor(minutes / 60)}:${two(minutes % 60)} hours`
  },
  toBook: (id: string) => `To book them: outerpark book ${id} --held`,
  toExtend: (id: string) => `For more time, once: outerpark hold ${id} --extend`,
  leavesSingle: (seats: readonly string[]) =>
    `A booking of just these seats is refused: it leaves ${seats.join(', ')} alone, which nobody would buy.`,
  instead: (order: string) => `As good, and it leaves none alone: outerpark hold ${order}`,
  givenBack: (seats: number) =>
    seats === 0
      ? 'You held no seats of this performance.'
      : `${seats === 1 ? 'One seat is' : `${seats} seats are`} given back.`,
  chooseOthers: 'Nothing has changed. Choose others, or let the best be chosen: --best',
  holdFirst: (id: string) =>
    `The time may be over. The seats: outerpark seats ${id}. To hold some: outerpark hold ${id} --seats 1F/8/11`,
  bookedBefore: (id: string) =>
    `If you have booked them: outerpark reservation list. To hold some: outerpark hold ${id} --seats 1F/8/11`,
  /** below the plan of a performance */
  inPlan: (places: readonly string[], until: string, id: string) =>
    `You hold ${places.join(', ')} until ${until}. To book them: outerpark book ${id} --held`,
}
