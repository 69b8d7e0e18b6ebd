/** Box offices by name. */
export const contexts = {
  columns: {
    context: 'CONTEXT',
    office: 'BOX OFFICE',
    connection: 'CONNECTION',
    profiles: 'PROFILES',
  },
  here: 'this machine',
  plain: 'plain http',
  plainAllowed: 'plain http, allowed',
  which: 'Which box office?',
  askName: 'A name for it',
  askAddress: 'Its address, or the folder of its home',
  added: (name: string) => `Added. To use it: outerpark context use ${name}`,
  used: (name: string) =>
    `Commands are for the context "${name}" now, unless --context or --url names another box office.`,
  overridden: (variable: string) => `As long as ${variable} is set, it decides instead.`,
  removed: (name: string) => `The context "${name}" is removed.`,
  badName:
    'A context is named with up to 64 small letters a-z, digits, dots, dashes and underscores.',
  nameExample: 'Example: outerpark context add seoul https://seoul.example.com',
  bothNamed: '--context and --url both name a box office.',
  leaveOneOut: 'Leave one of them out.',
  bothSet: 'OUTERPARK_CONTEXT and OUTERPARK_URL both name a box office.',
  unsetOne: 'Unset one of them, or name one with --context.',
  unknown: (name: string) => `There is no context "${name}".`,
  addIt: (name: string) =>
    `See "outerpark context list", or add it: outerpark context add ${name} ADDRESS`,
  exists: (name: string) => `There is a context "${name}" already.`,
  isHere: (name: string) => `"${name}" is the box office of this machine, and stays.`,
  chooseAnother: 'Choose another name.',
  orRemove: (name: string) =>
    `Choose another name, or remove that one: outerpark context remove ${name}`,
  neither: (given: string) => `"${given}" is neither an address nor a folder.`,
  bothForms: (given: string) =>
    `An address begins with https://, as https://${given}; a home is a folder, as ./${given}`,
  noFolder: (path: string) => `${path} is no folder.`,
  notThere: (path: string) => `${path} is not there.`,
  makeHome: (path: string) => `To make a home: OUTERPARK_HOME=${path} outerpark daemon start`,
  noOffice: (url: string, status: number) =>
    `${url} is no box office of OuterPark: it answered ${status} to /livez.`,
  wholeAddress: 'Is it the whole address, with the path of a proxy, if there is one?',
  outdated: (url: string, own: string) =>
    `The box office at ${url} is older than this outerpark (${own}) can use.`,
  updateThere: 'It has to be updated there. To keep the context all the same: --no-check',
  lost: (profiles: string) =>
    `The tokens of ${profiles} are forgotten with it, and stay valid at the box office.`,
  revokeFirst: (name: string, profile: string) =>
    `To revoke one first: outerpark logout --context ${name} --profile ${profile}`,
  yesMissing: (name: string) =>
    `--yes is missing: nobody can be asked whether to remove "${name}".`,
  thenRun: (name: string) => `Then run: outerpark context remove ${name} --yes`,
  remove: (name: string) => `Remove "${name}"?`,
  stays: (name: string) => `The context "${name}" stays.`,
}
