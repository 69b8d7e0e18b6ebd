import { type Said, size } from './said.ts'

const LATER = 'No start is refused for this. It fails once the daemon needs it.'

/** What `doctor` says of the machine: settings, home, disk, clock, port. */
export const machine = {
  settingsFine: (): Said => ({ what: 'The daemon can start with these settings.' }),
  startRefused: (detail: string, hint: string | undefined): Said => ({
    what: detail,
    why: 'The daemon does not start like this. One that runs goes on until it is stopped.',
    ...(hint === undefined ? {} : { todo: hint }),
  }),

  programMissing: (setting: string, path: string): Said => ({
    what: `${setting} names ${path}, where there is no program.`,
    why: LATER,
    todo: `Put the program there, or correct ${setting}.`,
  }),
  programNotRunnable: (setting: string, path: string, word: string): Said => ({
    what: `${setting} names ${path}, which this user may not run.`,
    why: LATER,
    todo: `chmod +x ${word}`,
  }),
  folderNotWritable: (setting: string, path: string, reason: string): Said => ({
    what: `${setting} names ${path}, which cannot be written: ${reason}.`,
    why: LATER,
    todo: `Give the folder to the user of the daemon, mount its disk, or correct ${setting}.`,
  }),
  folderNotTrusted: (setting: string, detail: string, hint: string): Said => ({
    what: `${setting} names a folder that is refused: ${detail}`,
    why: LATER,
    todo: hint,
  }),

  homeFine: (home: string, files: number): Said => ({
    what: `${home}, ${files} files, closed to others.`,
  }),
  homeOfOther: (home: string, owner: string, user: string, path: string): Said => ({
    what: `The home ${home} is that of the user ${owner}.`,
    why: 'Only that user may open it: a daemon or a command of another one would leave files that its own cannot read.',
    todo: `sudo -u ${user} env OUTERPARK_HOME=${path} outerpark doctor`,
  }),
  homeMissing: (home: string): Said => ({
    what: `There is no box office in ${home} yet.`,
    why: 'No daemon has run with this home. If you expected one, OUTERPARK_HOME may name another folder.',
    todo: 'outerpark daemon start',
  }),
  notTrusted: (detail: string, hint: string): Said => ({
    what: detail,
    why: 'Other users of this machine could read the tokens, or put their own files in place of these.',
    todo: hint,
  }),
  homeReadable: (files: string, paths: string): Said => ({
    what: `Other users of this machine can read ${files}.`,
    why: 'There are the names, addresses and bookings of customers in it.',
    todo: `chmod go-rwx ${paths}`,
  }),
  homeReadOnly: (home: string, reason: string, mend: string): Said => ({
    what: `${home} cannot be written: ${reason}.`,
    why: 'The daemon keeps every booking there. Without it nothing is sold.',
    todo: mend,
  }),

  diskFine: (free: number, percent: number): Said => ({
    what: `${size(free)} free (${percent} %).`,
  }),
  diskLow: (free: number, percent: number, home: string): Said => ({
    what: `Only ${size(free)} are free (${percent} %) where ${home} is.`,
    why: 'When the disk is full, bookings are refused with storage-full until there is room.',
    todo: `du -ah ${home} | sort -h | tail`,
  }),
  inodesLow: (left: number, home: string): Said => ({
    what: `Only ${left} more files can be made where ${home} is.`,
    why: 'SQLite makes files while it works. Without them the daemon cannot write.',
    todo: `df -i ${home}`,
  }),
  diskUnknown: (reason: string): Said => ({ what: `The free space is not known: ${reason}.` }),

  clockFine: (): Said => ({ what: 'The clock is behind nothing that has happened.' }),
  clockBack: (what: string, at: string, now: string): Said => ({
    what: `The clock says ${now}, but ${what} is from ${at}: the clock was set back.`,
    why: 'Deadlines of payments, starts of performances and retries go by the clock.',
    todo: 'timedatectl status',
  }),
  clockDiffers: (seconds: number): Said => ({
    what: `The clock of the daemon differs from the one of this command by ${seconds} s.`,
    why: 'Tokens, deadlines and the log go by the clock of the daemon.',
    todo: 'timedatectl status',
  }),

  portListens: (url: string): Said => ({ what: `The daemon answers at ${url}.` }),
  portFree: (): Said => ({ what: 'The port of the settings is free.' }),
  portTaken: (detail: string): Said => ({
    what: detail,
    why: 'The daemon cannot start there.',
    todo: 'ss -ltnp; outerpark daemon start --port 0',
  }),
  portStranger: (url: string, home: string): Said => ({
    what: `The daemon of ${home} runs, but at ${url} somebody else answers, or nobody.`,
    why: 'Customers do not reach it. Commands of this machine do: they go to its socket.',
    todo: 'outerpark daemon restart',
  }),
}
