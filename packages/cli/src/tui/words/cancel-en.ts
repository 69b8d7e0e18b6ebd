const days = (n: number) => (n === 1 ? '1 day' : `${n} days`)

const UNITS = { m: 'minutes', h: 'hours', d: 'days' } as const

/** The texts about cancelling and what it gives back, in English. */
export const CANCEL_EN = {
  ask: (id: string, what: string) => `Cancel ${id} (${what})? Enter cancels it, Esc keeps it.`,
  askSome: (id: string, what: string) =>
    `Cancel only ${what} of ${id}? Enter cancels it, the rest stays yours; Esc keeps all.`,
  none: 'No seat is chosen. Choose at least one, or press Esc to keep all.',
  stays: 'stays',
  of: (n: number, all: number) => `cancel ${n} of ${all}`,
  seat: (level: string, row: string, number: string) => `${level} row ${row} seat ${number}`,
  asking: 'Asking what goes back … Nothing is cancelled before that is known.',
  noAnswer: (why: string) =>
    `What goes back is not known just now, so nothing can be cancelled. It is asked again by itself. ${why}`,
  refused: 'Nothing was cancelled. Esc goes back.',
  back: (money: string) => `${money} goes back to the card.`,
  partBack: (back: string, kept: string, rules: string) =>
    `${back} goes back to the card; ${kept} is kept${rules === '' ? '' : ` (${rules})`}.`,
  nothingBack: (kept: string, rules: string) =>
    `Nothing goes back: all of ${kept} is kept${rules === '' ? '' : ` (${rules})`}.`,
  nothing: 'Nothing will be charged. Should a charge turn up, all of it goes back.',
  changed: (before: string, now: string) =>
    `What goes back has just changed: ${before} before, ${now} now. Nothing is cancelled yet.`,
  goOn: 'Press Enter to go on with the new sum.',
  holds: (until: string) => `This holds until ${until}.`,
  holdsThen: (until: string) => `This holds until ${until}. Later it is less:`,
  until: (when: string) => `until ${when}`,
  last: 'After that you cannot cancel any more.',
  more: (n: number) => `${n === 1 ? '1 more step' : `${n} more steps`}: PgDn`,
  above: (n: number) => `${n === 1 ? '1 step' : `${n} steps`} above: PgUp`,
  sending: 'Cancelling …',
  /** which days before the performance a rule is about; `least` is the nearest one */
  rule: (least: number, most: number | undefined) => {
    if (most === undefined)
      return least === 0 ? 'any day' : `${days(least)} before the show or more`
    if (most === 0) return 'on the day of the show'
    return least === most
      ? `${days(least)} before the show`
      : `${least === 0 ? 'up to ' : ''}${most}${least === 0 ? '' : ` to ${least}`} ${most === 1 ? 'day' : 'days'} before the show`
  },
  within: (n: number, unit: 'm' | 'h' | 'd', rule: string) =>
    `within ${n} ${n === 1 ? UNITS[unit].slice(0, -1) : UNITS[unit]} of the booking, ${rule}`,
  /** the refund policy of a performance */
  policy: {
    title: 'If you cancel:',
    never: 'once it is paid, nobody can cancel',
    days: (least: number, most: number | undefined) => {
      if (most === undefined) return least === 0 ? 'any day before' : `${least}+ days before`
      if (most === 0) return 'on the day'
      const last = least === 0 ? ' to the day' : least === most ? '' : `–${least}`
      return `${most}${last} ${most === 1 ? 'day' : 'days'} before`
    },
    within: (n: number, unit: 'm' | 'h' | 'd', days: string) =>
      `within ${n} ${n === 1 ? UNITS[unit].slice(0, -1) : UNITS[unit]} of the booking, ${days}`,
    all: 'all back',
    part: (part: string) => `${part} kept`,
    flat: (money: string) => `${money} a seat kept`,
    flatAtMost: (money: string, part: string) => `${money} a seat kept, at most ${part}`,
    until: (days: number, at: string, saturday: string | undefined) =>
      `nobody can cancel after ${at} ${days === 0 ? 'on the day' : `${days === 1 ? '1 day' : `${days} days`} before`}${saturday === undefined ? '' : ` (${saturday} if that is a Saturday)`}`,
  },
}
