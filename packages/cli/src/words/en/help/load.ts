export const load = {
  about: 'put the box office under load, as siege does (admin)',
  run: {
    about: 'book, cancel and read MyPage over many connections, then check everything',
    connections: 'how many connections',
    time: 'how long',
    rate: 'so many requests a second, whether or not the answers keep up; latency counts from when each was due',
    seats: 'one performance with so many seats, to sell it out',
    customers: 'how many customers (default: as many as connections, at least 100)',
    mix: 'how often each kind comes (default: book=8,cancel=1,mypage=1)',
    settle: 'how long to wait for the payments afterwards',
    clean: 'take away afterwards what it made',
    story:
      'on a home of its own: the gateway gets slower than the time-out, and fast again (a minute)',
    againstRemote: 'load a box office that is elsewhere or charges cards',
    yesIMeanIt: 'the second word that this needs',
  },
  clean: {
    about: 'take away what loads have made: bookings, customers and free seats',
  },
}
