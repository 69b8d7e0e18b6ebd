/** What `--wait` waits for, in one line. */
export const waits = {
  deferred: 'deferred, tried again',
  deferredUntil: (time: string) => `deferred, tried again at ${time}`,
  said: {
    deferred: (id: string) =>
      `${id}: the card company does not answer, so the payment is deferred. It is tried again by itself; the booking stands.`,
    deferredFrom: (id: string, time: string) =>
      `${id}: the card company does not answer, so the payment is deferred. It is tried again by itself from ${time}; the booking stands.`,
  },
  seconds: (n: number) => `${n} s`,
}
