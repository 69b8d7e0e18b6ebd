export const backups = {
  about: 'copies of the box office that outlive its disk (admin)',
  make: {
    about: 'make a backup, beside the bookings',
    to: 'the folder for it (default: OUTERPARK_BACKUP_TO, or backups in the home)',
    keep: 'how many backups stay there; 0 for all (default: OUTERPARK_BACKUP_KEEP, or 7)',
  },
  list: { about: 'the backups that there are, newest first', in: 'look in this folder' },
  verify: { about: 'read a whole backup and check it; without a file, the newest' },
  reconcile: {
    about: 'find charges at the card company that no booking has, as after a restore (admin)',
    refund: 'let this charge be refunded (repeatable)',
    refundAll: 'let all of them be refunded',
  },
  restore: {
    about: 'put the box office of a backup into a home on which no daemon runs',
    home: 'the home (default: OUTERPARK_HOME, or the usual one)',
    yes: 'do not ask whether the box office in the home may be put aside',
    otherOffice: 'restore it although another box office is in the home',
  },
}
