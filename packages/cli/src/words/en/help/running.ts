export const running = {
  daemon: {
    about: 'the box office itself',
    port: 'the port to listen on; 0 is any free port (default: OUTERPARK_PORT, config.json or 8080)',
    changeGateway: 'open the home although it charged cards at another gateway before',
    neverCharged:
      'with --change-gateway: that one was never reached, as with a wrong address; this one settles what is open',
    changeMode: 'open the home although it had another SYS_MODE before',
    restored: 'open the home although its database is an older one that was put back',
    beginAnew: 'open the home although its database is lost: with an empty one',
    start: { about: 'start it in the background' },
    run: { about: 'run it in this terminal' },
    stop: { about: 'stop it after it has finished all accepted requests' },
    restart: {
      about:
        'let a worker with the settings and the version of now take over; no request is lost, and one that cannot start changes nothing',
    },
    upgrade: {
      about: 'replace all of it by the version installed now',
      yes: 'do not ask, although connections are refused for about a second',
    },
    status: { about: 'whether it runs, where, and its state; exit code 3 if it does not' },
    logs: {
      about: 'show its log',
      lines: 'how many lines',
      follow: 'continue with each line as it is written',
    },
  },
  task: {
    about: 'what the pipeline has to do (admin)',
    list: { about: 'tasks that wait, run, or are dead letters', dead: 'only dead letters' },
    show: {
      about: 'one task: its tries, its last error, when it is tried next, and what has happened',
    },
    retry: { about: 'try a dead letter again' },
    drop: { about: 'delete a dead letter' },
  },
  webhook: {
    about: "the admin's webhook for notices (admin)",
    on: { about: 'switch it on again, after it answered 410 Gone' },
  },
  verify: { about: "check every invariant, also against the card company's ledger (admin)" },
}
