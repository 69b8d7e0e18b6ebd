export const seasons = {
  about: 'seasons as files',
  apply: {
    about: 'make what is on sale as a file says, after its differences (admin)',
    dryRun: 'only show what would change',
    prune: 'close the sale of performances that are not in the file any more, if nobody has booked',
    cancel: 'as --prune, and cancel those that somebody has booked: everything goes back',
    yes: 'do not ask',
  },
  export: {
    about: 'what is on sale as a season file',
    musical: 'only this musical',
  },
}
