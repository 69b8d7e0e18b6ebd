/** What a text means. A theme gives each meaning a look. No meaning is told by the colour alone. */
export type Meaning =
  | 'plain'
  | 'strong'
  | 'quiet'
  | 'accent'
  | 'good'
  | 'warn'
  | 'bad'
  /** the row or the button on which Enter acts */
  | 'selected'
  /** the letter or sign of a key */
  | 'key'

/** Gives a text the look of a meaning. The text must be one line without control characters. */
export type Paint = (meaning: Meaning, text: string) => string

export const THEME_NAMES = ['dark', 'light', 'contrast', 'none'] as const
export type ThemeName = (typeof THEME_NAMES)[number]

/** The codes that begin and end a look (ECMA-48, SGR). */
type Look = readonly [on: string, off: string]

const sgr = (on: string, off: string): Look => [`\u001b[${on}m`, `\u001b[${off}m`]
const PLAIN: Look = ['', '']
const BOLD = sgr('1', '22')

/**
 * The looks use the sixteen colours of the terminal, so the user's own theme decides what they are. Only `light` avoids
 * yellow, which is hard to read on white.
 */
const THEMES: Readonly<Record<ThemeName, Readonly<Record<Meaning, Look>>>> = {
  dark: {
    plain: PLAIN,
    strong: BOLD,
    quiet: sgr('90', '39'),
    accent: sgr('36', '39'),
    good: sgr('32', '39'),
    warn: sgr('33', '39'),
    bad: sgr('31', '39'),
    selected: sgr('7', '27'),
    key: sgr('36', '39'),
  },
  light: {
    plain: PLAIN,
    strong: BOLD,
    quiet: sgr('90', '39'),
    accent: sgr('34', '39'),
    good: sgr('32', '39'),
    warn: sgr('35', '39'),
    bad: sgr('31', '39'),
    selected: sgr('7', '27'),
    key: sgr('34', '39'),
  },
  contrast: {
    plain: PLAIN,
    strong: BOLD,
    quiet: PLAIN,
    accent: BOLD,
    good: BOLD,
    warn: sgr('1;4', '22;24'),
    bad: sgr('1;4', '22;24'),
    selected: sgr('1;7', '22;27'),
    key: BOLD,
  },
  none: {
    plain: PLAIN,
    strong: PLAIN,
    quiet: PLAIN,
    accent: PLAIN,
    good: PLAIN,
    warn: PLAIN,
    bad: PLAIN,
    selected: PLAIN,
    key: PLAIN,
  },
}

const LOOKS: ReadonlySet<string> = new Set(
  Object.values(THEMES).flatMap((theme) => Object.values(theme).flat()),
)

/** Whether a sequence only begins or ends a look. */
export const isLook = (sequence: string): boolean => LOOKS.has(sequence)

/** @returns paints in the looks of a theme. A text that is painted already may be painted again as a whole */
export function paintOf(theme: ThemeName): Paint {
  const looks = THEMES[theme]
  return (meaning, text) => {
    const [on, off] = looks[meaning]
    return on === '' || text === '' ? text : `${on}${text}${off}`
  }
}
