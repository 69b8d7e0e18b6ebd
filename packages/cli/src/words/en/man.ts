/** The titles of the sections of a manual page, as man-pages(7) has them. */
export const man = {
  name: 'NAME',
  synopsis: 'SYNOPSIS',
  commands: 'COMMANDS',
  globalOptions: 'OPTIONS OF EVERY COMMAND',
  environment: 'ENVIRONMENT',
  exitStatus: 'EXIT STATUS',
  seeAlso: 'SEE ALSO',
}
