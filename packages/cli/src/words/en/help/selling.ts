export const selling = {
  seats: {
    at: 'when, on the clocks of the hall: "2027-01-05 19:30", or with an offset: 2027-01-05T19:30+09:00 (repeatable)',
    seats: 'for a hall with one grade: the number of seats',
    price:
      "their price, in the currency's smallest unit; with --hall GRADE:PRICE for each of its grades (repeatable)",
    hall: 'a hall with a plan: its seats have numbers, and the plan says how many there are',
    grade: 'a grade of seats (repeatable)',
    yes: 'do not ask about a price that is far from those of the other grades',
    currency: 'ISO 4217; that of its other performances, or else KRW',
  },
  musical: {
    about: 'what is on sale',
    register: {
      about: 'put a musical on sale, or a whole season (admin)',
      venue: 'where it plays',
      minutes: 'how long it takes',
      zone: "the hall's, such as Asia/Seoul (default: that of --at, or the box office's)",
      refund:
        'what a cancel gives back: kr-standard, kr-agency, full or none; other rules in a season file',
      file: 'many musicals at once, all or nothing',
    },
    list: { about: 'all musicals, newest first' },
    show: { about: 'one musical, with its performances to come' },
  },
  performance: {
    about: 'the dates of musicals, their seats',
    add: {
      about: 'add performances to a musical (admin)',
      refund: 'what a cancel gives back, if not what the musical says',
    },
    reason: 'why, in words for customers',
    close: { about: 'end the sale until it is opened (admin)' },
    open: { about: 'open the sale again (admin)' },
    sale: {
      about: 'when it is on sale, presale, cap (admin)',
      opens: 'from when everybody can book, or none: always',
      closes: 'until when: a time, start-2h, or none: until the start',
      presaleOpens: 'from when those with the code can book',
      presaleCode: 'the code of the presale',
      presaleSeats: 'how many seats may be taken before the sale opens',
      noPresale: 'end the presale',
      perCustomer: 'how many seats one customer may have of it, or none',
    },
    cancel: { about: 'cancel it, with all bookings (admin)' },
    change: {
      about: 'change the price or the seats of a grade, for later bookings (admin)',
      grade: 'the grade to change',
      price: "the price of a seat from now on, in the currency's smallest unit",
      seats: 'how many seats the grade has; at least those that are held or sold',
      musical: 'on all dates of this musical that are to come, instead of one performance',
    },
    list: {
      about: 'performances by time, from now on',
      musical: 'only performances of this musical',
      title: 'only those with this text in their title',
      from: 'a day or a time to begin with',
      to: 'the last day, or a time to end before',
      available: 'only those with free seats',
      past: 'also those that have begun',
    },
    show: { about: 'one performance, with its free seats' },
  },
}
