import { usage } from '../failure.ts'
import { THEME_NAMES, type ThemeName } from './style.ts'

type Wish = {
  /** of `--theme` */
  readonly given: string | undefined
  /** whether colours are wanted: NO_COLOR, `--no-color` and a dumb terminal say no */
  readonly colour: boolean
  readonly env: NodeJS.ProcessEnv
}

/**
 * The theme of the terminal interface: of `--theme`, else `none` without colours, else of OUTERPARK_THEME, else the one
 * that fits the background that the terminal names.
 * @throws Failure `usage` on an unknown name
 */
export function themeOf({ given, colour, env }: Wish): ThemeName {
  if (given !== undefined) return known(given, '--theme')
  if (!colour) return 'none'
  if (env.OUTERPARK_THEME) return known(env.OUTERPARK_THEME, 'OUTERPARK_THEME')
  return isLight(env.COLORFGBG) ? 'light' : 'dark'
}

function known(text: string, from: string): ThemeName {
  const name = THEME_NAMES.find((each) => each === text)
  if (name) return name
  const choices = THEME_NAMES.join(', ')
  throw usage((words) => `${words.usage.badOption(from, text)} ${words.usage.allowed(choices)}`)
}

/**
 * Whether the background is light. rxvt, Konsole and others set COLORFGBG to the numbers of their colours, the
 * background last: `0;15`, `0;default;15`. White and the bright colours are light; 8 is dark grey.
 */
function isLight(colours: string | undefined): boolean {
  const background = Number(colours?.split(';').at(-1) || Number.NaN)
  return background === 7 || (background >= 9 && background <= 15)
}
