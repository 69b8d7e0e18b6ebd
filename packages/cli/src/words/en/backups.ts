export const backups = {
  which: 'Which backup?',
  notDone: 'Not done',
  elsewhere: (url: string) =>
    `${url} is a box office elsewhere: this command works on files of this machine.`,
  copying: 'Copying and checking the database',
  checking: 'Reading the whole backup',
  restoring: 'Copying and checking the backup',
  seconds: (seconds: string) => `${seconds} s`,
  older: (count: number) => (count === 1 ? '1 older backup' : `${count} older backups`),
  sameDisk:
    'It is on the same disk as the home, and is lost with it. To another one: outerpark backup --to DIR',
  noneIn: (folder: string) => `There are no backups in ${folder}.`,
  incomplete: (file: string) => `${file} is not complete, and cannot be restored.`,
  whole: 'The backup is whole: it can be restored.',
  replace: 'Put this box office aside, and restore the backup?',
  homeStays: 'Nothing was changed: the home stays as it is.',
  commandFailed: (reason: string) =>
    `The backup was made, but OUTERPARK_BACKUP_COMMAND failed: ${reason}`,
  backupStays: 'The backup stays where it is. Run the command by hand to see what is wrong.',
  comparing: 'Comparing the books of the card company',
  noneLost: (entries: number) =>
    `No charge is without a booking: ${entries} entries of the card company were compared.`,
  wentBack: (count: number) =>
    `${count === 1 ? '1 charge' : `${count} charges`} without a booking went back as a whole.`,
  lost: (count: number, entries: number) =>
    `${count === 1 ? '1 charge has' : `${count} charges have`} no booking here, of ${entries} entries of the card company. Tell the customers, if you can find them; then refund: outerpark reconcile --refund KEY, or --refund-all`,
  yesToRefund: (count: number, sum: string) =>
    `--yes is missing: ${count === 1 ? '1 charge' : `${count} charges`} would be refunded, ${sum}.`,
  askRefund: (count: number, sum: string) =>
    `Refund ${count === 1 ? 'this charge' : `these ${count} charges`}, ${sum}?`,
  nothingRefunded: 'Nothing was refunded.',
  nothingToRefund: 'There is nothing to refund.',
  refunding: (count: number) =>
    `${count === 1 ? 'It is' : 'They are'} being refunded, each once, also if the daemon is stopped meanwhile. What is left: outerpark reconcile`,
  onlyPractice: (home: string) =>
    `To look at it or to practise, that is all. A daemon on this home would charge the cards of its unpaid bookings. If it takes the place of the one that is lost: OUTERPARK_HOME=${home} outerpark daemon start`,
  whatNow:
    'Next: outerpark daemon start; then outerpark verify, and outerpark reconcile for charges that were made after the backup.',
}
