export const config = {
  about: 'the settings of the box office of this machine',
  list: {
    about: 'the settings that were given, and where each comes from',
    all: 'also those that have their defaults',
  },
  get: 'one setting: its value, where it comes from, what it may be, and what it means',
  set: 'write settings into the file of the home, each as NAME VALUE, if all are right together',
  unset: 'take a setting out of the file, so that its default counts',
  validate: 'whether the daemon would start with the settings of now; exit code 2 if not',
  path: 'the file with the settings',
}
