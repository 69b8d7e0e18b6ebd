export const changes = {
  move: {
    about: 'move it to another time; bookings stay valid (admin)',
    to: 'when it begins now, on the clocks of the hall or with an offset',
  },
  until:
    'so long customers may get everything back (default: seven days, or until the day of the performance)',
  cast: {
    about: 'say who plays in it, and tell who has booked (admin)',
    member: 'who plays what, such as "Mimi: Park Jihye" (repeatable)',
    material: 'an essential change: who has booked may get everything back for a while',
  },
  message: {
    about: 'write to everybody who has booked it (admin)',
    subject: 'one line that says what it is about',
    file: 'a file with the text, at most 2,000 characters',
  },
  announcements: { about: 'what who has booked it hears, and how many have (admin)' },
  edit: {
    about: 'change what is said of a musical (admin)',
    title: 'its new title; who has booked sees it too',
    age: 'from this age on, in years',
    refund: 'what a cancel of later bookings gives back',
  },
}
