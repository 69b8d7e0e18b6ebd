const plural = (count: number, one: string, more = `${one}s`) =>
  `${count} ${count === 1 ? one : more}`

/** The texts of the screens for those who run a theatre, in English. */
export const ADMIN_EN = {
  people: {
    search: 'Find',
    hint: 'press / and type a name, an e-mail, CU-… or RV-…',
    found: (n: number, more: boolean) =>
      more ? `the newest ${plural(n, 'customer')}` : plural(n, 'customer'),
    nobody: 'Nobody has signed up yet.',
    noMatch: (typed: string) => `No customer fits "${typed}".`,
    unconfirmed: 'not confirmed',
  },
  person: {
    confirmed: 'confirmed',
    unconfirmed: 'not confirmed',
    languages: { en: 'English', ko: 'Korean' },
    mail: 'wants notices by mail too',
    noMail: 'wants no mail',
    noBookings: 'No bookings yet.',
    notices: (n: number) => plural(n, 'notice'),
    askCancel: (name: string, id: string, what: string) =>
      `Cancel ${id} for ${name} (${what})? Enter cancels it, Esc keeps it.`,
    refund: {
      label: 'Refund',
      amount: 'Amount',
      reason: 'Reason',
      ways: { policy: 'by the policy', full: 'all of it', amount: 'another amount' },
      decide: '→ and ← on Refund choose all of it or another amount. Esc keeps the booking.',
      hints: {
        amount: 'what goes back, in all',
        may: 'the customer reads it; may be left out',
        must: 'the customer reads it',
      },
      missing: {
        amount: 'Write what goes back: at most what was paid for these seats.',
        reason: 'Write why: the customer reads it. Nothing is cancelled yet.',
      },
    },
    askToken: (name: string) =>
      `Make a new token for ${name}? Their other tokens stay valid. Enter makes it, Esc does not.`,
    askConfirm: (email: string, name: string) =>
      `Does ${email} really belong to ${name}? Enter confirms it, Esc does not.`,
    sending: 'One moment …',
    token: (name: string) =>
      `A new token for ${name}. They sign in with it in the terminal interface (i, then → to ‹ somebody with a token ›), or with: outerpark login --profile NAME`,
    tokenOnce: 'It is shown only now. y copies it, Esc hides it for ever.',
    copied: 'It is on the clipboard.',
  },
  musicals: {
    empty: 'No musical is registered. n registers one, f loads a season file.',
    count: (n: number) => plural(n, 'musical'),
    minutes: (n: number) => `${n} min`,
    final:
      'p changes prices and seats of what is on sale; title, place and time stay as they are. A single booking is cancelled under Customers, a whole performance with: outerpark performance cancel',
  },
  change: {
    none: 'This musical has no performances to come.',
    legend: 'When, and of each grade: held or sold / all seats, price.',
    choose: 'Enter chooses the performance whose prices and seats change.',
    unchanged: 'Nothing is changed yet: type a new price or another number of seats first.',
    gone: 'This performance has begun. Nothing of it can be changed any more. Esc goes back.',
    grade: 'Grade',
    price: 'Price',
    seats: 'Seats',
    taken: 'held or sold',
    how: '↑ and ↓ choose the grade, Tab price or seats. A field that is left empty stays as it is. Enter goes on to the last question.',
    ready: (n: number) =>
      `${plural(n, 'grade')} to change. Nothing is changed before the question.`,
    kept: (n: number, grades: string) =>
      `Bookings that were made keep their price${n === 0 ? `. On this date there are none of ${grades} yet` : `: ${plural(n, 'seat')} held or sold`}.`,
    ask: 'It counts at once, for every booking from now on. Enter changes it, Esc goes back to the form.',
    again:
      'Look at it again: Enter goes on from what is on sale now. Nothing is changed yet. Esc goes back to the form.',
    news: (grade: string, before: string, now: string) =>
      `Somebody else has just changed ${grade}: ${before} before, ${now} now.`,
    slip: (grade: string, money: string) =>
      `${grade} for ${money} is far from what it costs now. Is a zero missing, or one too many? Who books for it keeps that price.`,
    thisDate: (n: number) =>
      `Only on this date. a: the new prices also on the ${n === 1 ? 'other date' : `${n} other dates`} to come with the same price.`,
    allDates: (n: number) => `The new prices on ${n} dates to come. a: only on this date.`,
    elsewhere: (n: number) => `${plural(n, 'price')} on other dates changed too.`,
    sending: 'Changing it …',
    next: 'It counts from now on. Enter goes back.',
  },
  form: {
    registering: 'A new musical',
    adding: (title: string) => `More performances of ${title}`,
    labels: {
      title: 'Title',
      venue: 'Venue',
      timeZone: 'Time zone',
      runningMinutes: 'Minutes',
      currency: 'Currency',
      time: 'When',
      grade: 'Grade',
    },
    hints: {
      title: 'e.g. Hadestown',
      venue: 'e.g. LG Arts Center',
      timeZone: 'e.g. Asia/Seoul',
      runningMinutes: 'may be left out',
      currency: 'e.g. KRW',
      time: 'e.g. 2027-01-05 19:30',
      grade: 'e.g. VIP 40 170,000',
    },
    /** of the empty line below one that is filled in */
    further: { time: 'another date, or Enter to go on', grade: 'another grade, or Enter to check' },
    past: 'is in the past',
    seats: (n: number) => plural(n, 'seat'),
    gradeHow: 'A grade has a name, a number of seats, and the price of a seat.',
    how: 'Enter or ↓ goes on, ↑ goes back. Enter on the empty line at the end, or Ctrl-S, checks all of it.',
    wrong: (n: number) => `${plural(n, 'line')} ${n === 1 ? 'is' : 'are'} not right yet.`,
    ready: 'Everything is right. Ctrl-S goes on to the last question.',
    leaveFor: (title: string) =>
      `What you typed here is not sent yet. Enter loses it and goes on to ${title}, Esc stays.`,
    leave: 'Leave the form? What you typed is lost. Enter leaves, Esc stays.',
    more: (n: number) => `and ${n} more`,
    sum: (shows: number, seats: number, money: string) =>
      `${plural(shows, 'performance')} with ${plural(seats, 'seat')} each, worth ${money} each if sold out`,
    ask: 'It is on sale at once. Afterwards only prices and seats can be changed. Enter puts it on sale, Esc goes back to the form.',
    sending: 'Putting it on sale …',
    done: (title: string, n: number) => `${title}: ${plural(n, 'performance')} on sale.`,
    doneNext: 'Enter goes back to the musicals.',
  },
  load: {
    file: 'Season file',
    hint: 'The path of a YAML file. Enter compares it with what is on sale; nothing changes before you have seen that.',
    what: 'It has musicals, each with title, venue and performances. A performance has at (when) and grades, a grade seats and price.',
    reading: 'Reading and comparing …',
    flaws: (n: number) => `${plural(n, 'mistake')} in the file. Nothing was registered.`,
    mend: 'e opens the file in your editor, r reads it again.',
    counts: (fresh: number, there: number, differs: number) =>
      `${fresh} new, ${there} on sale already, ${differs} with other seats or prices`,
    there: 'on sale already',
    none: 'nothing',
    differs: (grade: string, onSale: string, inFile: string) =>
      `${grade}: ${onSale} on sale, ${inFile} in the file`,
    change: (grade: string, onSale: string, inFile: string) => `${grade}: ${onSale} → ${inFile}`,
    taken: (n: number) => `${n} held or sold`,
    stays: (n: number) =>
      `${plural(n, 'grade')} stay${n === 1 ? 's' : ''} as on sale: not on both sides, in another currency, or with more seats held or sold.`,
    ask: (fresh: number, changes: number) =>
      `Enter ${[
        ...(fresh > 0 ? [`puts ${plural(fresh, 'new performance')} on sale`] : []),
        ...(changes > 0 ? [`changes ${plural(changes, 'grade')}`] : []),
      ].join(
        ' and ',
      )} at once, Esc does not.${changes > 0 ? ' Bookings that were made keep their price.' : ''}`,
    nothing: 'There is nothing to do for this file.',
    sending: 'Doing what the file says …',
    done: (shows: number, musicals: number) =>
      `${plural(shows, 'performance')} of ${plural(musicals, 'musical')} on sale.`,
    changed: (n: number) => `${plural(n, 'grade')} changed.`,
    next: 'Enter goes back to the musicals.',
  },
  staff: {
    empty: 'Nobody but you, with the token of the home, works here. n adds a person.',
    count: (n: number) => plural(n, 'person works here', 'people work here'),
    left: (day: string) => `left ${day}`,
    ask: (name: string, id: string) =>
      `Revoke ${name} (${id}) with all of their tokens? Enter revokes, Esc does not.`,
    adding: 'A person who works here',
    name: 'Name',
    scopes: {
      read: 'see the data of all customers',
      sell: 'see and cancel all bookings, help who lost a token',
      door: 'see the reservations at the entrance',
      finance: 'see the payments of all customers',
      admin: 'everything: register, add people, run the pipeline',
    },
    how: 'A name, and at least one thing that the person may do.',
    ready: 'Space changes a line, Enter on one of them adds the person.',
    added: (name: string) => `${name} works here. Their first token:`,
  },
}

/** The texts of these screens in one language. */
export type AdminWords = typeof ADMIN_EN
