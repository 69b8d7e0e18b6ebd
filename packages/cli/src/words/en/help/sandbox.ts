export const sandbox = {
  about: 'the card company that comes with OuterPark: its knobs and its ledger (admin)',
  share: 'on, off, or the share of calls: 0.3 or 30%',
  show: { about: 'show its knobs' },
  reset: { about: 'reset all knobs' },
  slow: {
    about: 'how long it takes to answer',
    latency: 'milliseconds: 30 or 400-620; usually 20-60',
  },
  outage: { about: 'does nothing and answers nothing' },
  fail: { about: 'answers with an error; half of these calls have an effect even so' },
  loseReplies: { about: 'does the work, but sends no answer' },
  duplicate: { about: 'does the work twice, as if the call came twice' },
  wrongAmount: { about: 'answers with another amount than it charged' },
  decline: { about: 'declines good cards' },
  ledger: { about: 'its ledger: each charge, oldest first' },
}
