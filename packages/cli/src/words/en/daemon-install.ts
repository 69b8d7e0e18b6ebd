export const service = {
  what: '',
  whatFor: 'FILE OR COMMAND',
  changes: {
    new: 'new',
    changed: 'changed',
    same: 'as it was',
    removed: 'removed',
    kept: 'kept',
  },
  ran: 'done',
  wouldRun: 'to run',
  failed: 'failed',
  nothingDone: 'Nothing was written and nothing was run.',
  nothingChanged: 'Nothing was changed.',
  follow: 'Follow the log, and what the service manager says:',
  notLingering:
    'Without lingering it starts when you log in, and ends when you log out. As root: loginctl enable-linger USER',
  itsUser:
    'Commands for this box office run as its user: sudo -u outerpark env OUTERPARK_HOME=/var/lib/outerpark outerpark status',
  wasNone: 'There was no such service.',
  stays: (home: string, kept: readonly string[]) =>
    `The box office stays in ${home}${kept.length > 0 ? `, and its settings in ${kept.join(', ')}` : ''}.`,
  mayOverwrite: (paths: readonly string[]) => `Change ${paths.join(', ')}?`,
  mayRemove: 'End the service and remove its files?',
  needsYes: (question: string) => `--yes is missing: nobody can be asked: ${question}`,
  noManager: (platform: string) => `On ${platform} this program does not install a service.`,
  onWindows:
    'On Windows let the Task Scheduler run "outerpark daemon run" when the machine starts: "Create Task", trigger "At startup", "Run whether user is logged on or not".',
  noSystemd: 'There is no systemctl here, so no systemd that could start the daemon.',
  startYourself:
    'Let your own supervisor run "outerpark daemon run": it stays in the foreground, and ends on SIGTERM. See the files with: outerpark daemon install --dry-run',
  onlySystemd: '--system and --socket are for systemd, on Linux.',
  needsRoot: '--system writes below /etc: run it as root, such as with sudo.',
  hiddenBackups: (folder: string) =>
    `A service of the machine does not see ${folder} (ProtectHome= of systemd), so it could make no backup there.`,
  otherBackups:
    'Set OUTERPARK_BACKUP_TO to a folder elsewhere, such as /mnt/backups. Nothing was changed.',
  notForAll: (file: string, closed: string) =>
    `The user of the service cannot read ${file}: ${closed} is closed to other users.`,
  installForAll:
    'Install Node and outerpark for all users, such as with: sudo npm install --global outerpark',
  socketNeedsAddress: (host: string) =>
    `--socket needs an IP address in OUTERPARK_HOST, and this is a name: ${host}`,
  socketNeedsPort: '--socket needs a fixed port in OUTERPARK_PORT.',
  commandFailed: (command: string, said: string) => `${command}: ${said}`,
  noSession:
    'The service manager of this user does not run. Log in as this user (not with su or sudo), or use --system. Nothing was changed.',
  filesAreThere: 'The files are written. Mend the reason, and run this command again.',
}
