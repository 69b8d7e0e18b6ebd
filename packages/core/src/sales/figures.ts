/**
 * The figures of sales. Each is a sum over events, so figures of parts add up to those of the whole, and a difference
 * between two positions of the log can be added or taken away. Money is in the currency's smallest unit.
 */
export type Figures = {
  /** seats put on sale */
  readonly capacity: number
  /** seats of reservations that await their payment */
  readonly held: number
  /** seats of reservations that are paid */
  readonly sold: number
  /** what was paid for the seats that are sold */
  readonly revenue: number
  /** what is to be paid for the seats that are held */
  readonly awaited: number
  /** what the house keeps of what was paid for seats that were cancelled */
  readonly kept: number
  /** what was paid back to customers */
  readonly refunded: number
  /** seats that were sold and then cancelled */
  readonly returned: number
  /** what had been paid for the seats that were cancelled */
  readonly cancelled: number
  /** what was paid back of charges that came too late, and so never were revenue; a part of `refunded` */
  readonly late: number
}

export const NO_FIGURES: Figures = {
  capacity: 0,
  held: 0,
  sold: 0,
  revenue: 0,
  awaited: 0,
  kept: 0,
  refunded: 0,
  returned: 0,
  cancelled: 0,
  late: 0,
}

export const FIGURES = Object.keys(NO_FIGURES) as readonly (keyof Figures)[] // the keys of the type

/** The sum of two figures; with a factor of -1 their difference. */
export function added(to: Figures, more: Figures, factor: 1 | -1 = 1): Figures {
  return {
    capacity: to.capacity + factor * more.capacity,
    held: to.held + factor * more.held,
    sold: to.sold + factor * more.sold,
    revenue: to.revenue + factor * more.revenue,
    awaited: to.awaited + factor * more.awaited,
    kept: to.kept + factor * more.kept,
    refunded: to.refunded + factor * more.refunded,
    returned: to.returned + factor * more.returned,
    cancelled: to.cancelled + factor * more.cancelled,
    late: to.late + factor * more.late,
  }
}

/** The seats that are free. */
export const leftOf = ({ capacity, held, sold }: Figures): number => capacity - held - sold
