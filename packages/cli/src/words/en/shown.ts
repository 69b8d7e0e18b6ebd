export const shown = {
  /** the name that the box office gives to the first token of a customer */
  firstToken: 'sign-up',
  tokenRevoked: (id: string, name: string) =>
    `${id} (${name}) is revoked. Nobody can use it any more.`,
  worksHere: 'works here',
  leftOn: (day: string) => `left ${day}`,
  staffRevoked: (name: string, id: string) =>
    `${name} (${id}) does not work here any more. All of their tokens are revoked.`,
  tokenOfHome: 'that of the home',
  inEnglish: 'in English',
  inKorean: 'in Korean',
  noMails: 'not wanted',
  confirmed: 'confirmed',
  notConfirmed: 'not confirmed',
  onceConfirmed: (email: string) => `${email}, once its code is confirmed`,
  erased: (id: string) =>
    `Erased: ${id}. The e-mail address can sign up again, as another customer.`,
  adminByHome: 'the admin, by the token of this home',
  thisMachine: 'this machine',
  valid: 'valid',
  revoked: 'revoked',
  endedToken: 'ended',
  notKnown: 'not known there',
  notChecked: 'not checked',
  silent: 'the box office does not answer',
  noOffice: 'no box office answers there',
  notHttps: 'the address is not https',
  profileUsed: (profile: string) =>
    `Commands are for the profile "${profile}" now, unless --profile names another one.`,
  deferred:
    'The card company does not answer. The payment is tried again by itself; nothing to do.',
  deferredUntil: (time: string) =>
    `The card company does not answer. The payment is tried again by itself from ${time}; nothing to do.`,
  noCharge: 'none',
  erasedOwner: (id: string) => `${id}, erased`,
  erasedName: 'erased',
  notices: 'Notices',
  rebuilt: (events: number, position: number, seconds: string) =>
    `Rebuilt from ${events} events up to position ${position} in ${seconds} s.`,
  soldOut: 'sold out',
  resetAll: 'To reset all knobs: outerpark sandbox reset',
  paidSoon:
    'Payments that wait are tried again by themselves within seconds: outerpark daemon status',
  everyCall: 'every call',
  ofCalls: (percent: number) => `${percent}% of the calls`,
  settling: 'being settled',
  goesBack: (what: string) => `${what}: what was charged goes back`,
  refunded: 'refunded',
  notCharged: 'nothing charged',
  without: (titles: string) =>
    `Without ${titles}: the terminal is narrow. --json shows everything.`,
  triedAgain: (id: string) => `${id} is tried again.`,
  dropped: (id: string) => `${id} is dropped.`,
  checkHolds: 'holds',
  checkFails: 'FAILS',
  checkUnknown: 'unknown',
  allHold: (count: number, unknown: string) => `All ${count} checks hold.${unknown}`,
  webhookOn: (host: string) => `The webhook at ${host} is on: it gets all notices from now on.`,
  nothing: 'There is nothing.',
  more: (flag: string, next: string) =>
    `There are more: a higher --limit shows them, or go on with ${flag} ${next}`,
  noBookings: 'No bookings yet; see: outerpark performance list',
  whoseClock: (zone: string) =>
    `When something happened is shown in your time (${zone}), performances in the time of their hall.`,
  noneToCome: 'No performances to come.',
  noneBooked: 'No bookings.',
  couldNot: (count: number) => `${count} could not be made.`,
  someFail: (failing: number, count: number, unknown: string) =>
    `${failing} of ${count} checks ${failing === 1 ? 'fails' : 'fail'}.${unknown}`,
  sinceDay: (day: string) => `since ${day}`,
  payment: (status: string) => `payment ${status}`,
}
