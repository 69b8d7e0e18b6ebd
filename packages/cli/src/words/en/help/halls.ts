export const halls = {
  about: 'halls with numbered seats, and their plans',
  add: {
    about: 'give the box office a hall with the plan of a file (admin)',
    yes: 'if there is a hall of that name, give it this plan without a question',
  },
  list: { about: 'all halls of the box office' },
  show: {
    about: 'one hall: its newest plan, and its seats by level, grade and flag',
    plan: 'the plan as a file, to change it and give it back with: hall edit',
    version: 'this version, in the place of the newest one',
  },
  edit: {
    about:
      'give a hall another plan, as its next version (admin); performances on sale keep the one that they have',
    version: 'give it this earlier version of its plan again, in the place of a file',
    force: 'replace the plan also if somebody has changed it since the file was printed',
    yes: 'do not ask whether you are sure; needed where nobody can be asked',
  },
  check: {
    about:
      'checks the plan of a hall in a file: all mistakes with line and column, or the plan with its seats by level, grade and flag. It needs no box office',
    best: 'also shows which seats a party of so many gets first: whether the focus is right',
    grade: 'with --best: the grade that the party wants',
  },
  seats: {
    about:
      'the plan of a performance whose seats have numbers: which are free, and which are yours',
    grade: 'only the seats of this grade',
  },
  example: {
    about: 'prints the plan of a hall, to begin your own with',
    name: 'which one',
  },
}
