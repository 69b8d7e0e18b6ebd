export const changes = {
  move: {
    about: 'move it to another time (admin)',
    to: 'when it begins now, on the clocks of the hall or with an offset',
  },
  until:
    'so long customers may get everything back (default: seven days, or until the day of the performance)',
  cast: {
    about: 'say who plays in it (admin)',
    member: 'who plays what, such as "Mimi: Park Jihye" (repeatable)',
    material: 'an essential change: who has booked may get everything back for a while',
  },
  message: {
    about: 'write to all who have booked it (admin)',
    told: 'what its customers were told, and how many of them',
    subject: 'one line that says what it is about',
    file: 'a file with the text, at most 2,000 characters',
  },
  edit: {
    about: 'change what is said of a musical (admin)',
    title: 'its new title; who has booked sees it too',
    age: 'from this age on, in years',
    refund: 'what a cancel of later bookings gives back',
  },
}
