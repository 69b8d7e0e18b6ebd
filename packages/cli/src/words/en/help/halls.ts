export const halls = {
  about: 'plans of halls with numbered seats, in files',
  check: {
    about:
      'checks the plan of a hall in a file: all mistakes with line and column, or the plan with its seats by level, grade and flag. It needs no box office',
  },
  example: {
    about: 'prints the plan of a hall, to begin your own with',
    name: 'which one',
  },
}
