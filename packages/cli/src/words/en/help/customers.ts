export const customers = {
  about: 'who books: find, change and erase',
  list: {
    about: 'all customers, newest first (admin)',
    search:
      'by a part of the name or the e-mail address, Korean initials, or the beginning of the id',
    unconfirmed: 'only those whose e-mail address is not confirmed',
  },
  show: { about: 'one customer with their bookings; yourself, or for the admin anybody' },
  export: { about: 'everything about you as JSON; for the admin about anybody' },
  edit: {
    about: 'change your name, e-mail address, language or mail wish; for the admin anybody’s',
    name: 'the new name',
    email: 'the new e-mail address',
    language: 'the language of notices',
    mail: 'notices by mail too',
  },
  confirm: { about: 'confirm that the e-mail address is the customer’s own (admin)' },
  erase: {
    about: 'delete your name and e-mail address for ever; bookings and payments stay without them',
    cancel: 'cancel bookings that are unpaid or to come before',
  },
  token: {
    about: 'make a token for a customer who lost theirs (staff)',
    name: 'what the token is called',
  },
}
