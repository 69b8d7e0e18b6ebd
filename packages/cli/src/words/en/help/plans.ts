const yes = 'do not ask whether you are sure; needed where nobody can be asked'
const freeOnly = 'leave out the seats that are taken'

export const plans = {
  plan: {
    about: 'its plan, or another for it alone (admin)',
    version: 'give it this version of the plan of its hall',
    newest: 'give it the newest plan of its hall',
    price: 'GRADE:PRICE for each grade that is new to the performance (repeatable)',
    freeOnly: 'change only seats that nobody has booked or holds; the others keep their grade',
    force: 'replace the plan also if somebody has changed it since the file was printed',
    plan: 'the plan as a file, to change it and give it back',
    yes,
  },
  paint: {
    about: 'give seats another grade (admin)',
    price: 'what a seat of a new grade costs',
    freeOnly,
    yes,
  },
  block: {
    about: 'take seats off sale (admin)',
    forHouse: 'keep them for the theatre, instead of not selling them at all',
    freeOnly,
    yes,
  },
  unblock: {
    about: 'put blocked seats on sale (admin)',
    price: 'GRADE:PRICE for a grade of which no seat was on sale',
    yes,
  },
}
