/** Options that say in which language, as whom, and at which box office. Each takes a value. */
const ABOUT_US = ['--lang', '--profile', '--context', '--url']

/** Whether the words of the command line name no command: there are none, or only options about the reader and the box office. */
export const isBare = (args: readonly string[]): boolean =>
  args.every((word, n) => {
    const isValue = ABOUT_US.includes(args[n - 1] ?? '') && !word.startsWith('-')
    const isWhole = ABOUT_US.some((option) => word.startsWith(`${option}=`))
    return isValue || isWhole || (ABOUT_US.includes(word) && n + 1 < args.length)
  })
