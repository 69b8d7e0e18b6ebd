/**
 * A hint about a refused start, for a daemon that runs. The sentences of a start name the command that starts one; one that runs is
 * restarted, with the same options (`--change-gateway`).
 */
export const whileItRuns = (hint: string | undefined): string | undefined =>
  hint?.replaceAll('outerpark daemon start', 'outerpark daemon restart')
