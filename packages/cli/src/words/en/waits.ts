/** What `--wait` waits for, in one line. */
export const waits = {
  deferred: 'the card company does not answer; it is asked again',
  deferredUntil: (time: string) => `the card company does not answer; it is asked again at ${time}`,
  seconds: (n: number) => `${n} s`,
}
