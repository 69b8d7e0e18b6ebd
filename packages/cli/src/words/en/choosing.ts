/** What questions say besides the question: in a list that filters while somebody types, after yes or no, and of a secret. */
export const choosing = {
  keys: 'type to filter, ↑↓ to move, ⏎ to choose',
  nothing: 'Nothing fits.',
  yes: 'Yes',
  no: 'No',
  yesOrNo: 'Answer with y or n.',
  hidden: '(not shown)',
  showIt: 'ctrl+t to show it',
}
