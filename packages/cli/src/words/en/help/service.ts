export const service = {
  install: {
    about:
      'start it with the machine: writes a service for systemd or launchd, with the settings of this shell',
  },
  uninstall: { about: 'end the service and remove its files; home and settings stay' },
  system: 'a service of the machine with a user of its own, for root; otherwise one of this user',
  socket: 'show the unit with which systemd would listen on the port; only with --dry-run',
  dryRun: 'show files and commands, and do nothing',
  yes: 'do not ask before files are changed or removed',
}
