/** Styles by the meaning of a text for its reader. This is the only place that chooses colours. */
export type Paint = {
  readonly good: (text: string) => string
  readonly bad: (text: string) => string
  readonly waiting: (text: string) => string
  readonly quiet: (text: string) => string
  readonly strong: (text: string) => string
}

const plain = (text: string) => text

export const noPaint: Paint = {
  good: plain,
  bad: plain,
  waiting: plain,
  quiet: plain,
  strong: plain,
}

/** Loads chalk only if colours are shown. */
export async function choosePaint(colour: boolean): Promise<Paint> {
  if (!colour) return noPaint
  const { default: chalk } = await import('chalk')
  return {
    good: chalk.green,
    bad: chalk.red,
    waiting: chalk.yellow,
    quiet: chalk.dim,
    strong: chalk.bold,
  }
}
