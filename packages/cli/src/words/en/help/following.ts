export const following = {
  mypage: {
    about: 'everything that has happened to your bookings',
    watch: 'continue with each step as it happens',
    after: 'wait until the page has the event at this position',
    customer: 'for the admin: whose page (id, e-mail address or name)',
    rebuild: { about: 'make the view again from all events (admin)' },
  },
  events: {
    about: 'the event log, oldest first (admin)',
    from: 'a position to begin at, or now (default: 1; with --follow the last 10 events)',
    since: 'a day or a time to begin with',
    type: 'only events of this type, such as PaymentDeclined',
    reservation: 'only events about this reservation',
    follow: 'continue with each event as it happens',
    limit: 'the largest number of events, without --follow',
  },
}
