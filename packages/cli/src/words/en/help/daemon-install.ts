export const service = {
  install: {
    about:
      'start it with the machine: writes a service for systemd or launchd, with the settings of this shell',
  },
  uninstall: { about: 'end the service and remove its files; home and settings stay' },
  system: 'a service of the machine with a user of its own, for root; otherwise one of this user',
  socket:
    'let systemd listen on the port, so that connections wait also while the whole daemon is replaced',
  dryRun: 'show files and commands, and do nothing',
  yes: 'do not ask before files are changed or removed',
}
