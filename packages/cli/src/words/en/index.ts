import { choosing } from './choosing.ts'
import { data } from './data.ts'
import { help } from './help/index.ts'
import { language } from './language.ts'
import { titles } from './titles.ts'
import { usage } from './usage.ts'

/** All texts of the program in English. */
export const EN = { choosing, data, help, language, titles, usage }

/** All texts of the program in one language. A text that is missing in another language than English does not compile. */
export type CliWords = typeof EN
