export const upgrade = {
  mayReplace:
    'New connections are refused for about a second while the whole daemon is replaced. Replace it now?',
  replacing: 'The next daemon starts',
  replaced: (from: string, to: string) => `The whole daemon is replaced: version ${from} → ${to}.`,
  processes: (from: number, to: number) => `Process ${from} has ended, process ${to} answers.`,
  waited: (ms: number) => `Connections waited for it, ${ms} ms.`,
  refused: (ms: number) =>
    `What was accepted before was finished. It took ${ms} ms, in which new connections were refused.`,
  inForeground: (pid: number) =>
    `The daemon (process ${pid}) runs in the foreground, as "daemon run" does: only who started it can start it again.`,
  endAndStart:
    'End it where it runs, with Ctrl-C or through its supervisor, and start it there again. To replace the worker only: outerpark daemon restart',
  newContainer:
    'This is a container, which ends with the daemon: replace the container by one with the new image. To take new settings only: outerpark daemon restart',
  programGone: (file: string) => `The service starts ${file}, and there is no such file.`,
  installAgain: 'Write the service again, with the options of before: outerpark daemon install',
  byHand: (command: string) => `To replace the daemon by hand: ${command}`,
  serviceEnded: 'What the service manager has started has ended again.',
  notBack: (log: string) =>
    `The daemon of before has ended, and the next one does not answer: the box office does not run now. The log is ${log}.`,
  seeJournal: (command: string) => `What the service manager says: ${command}`,
}
