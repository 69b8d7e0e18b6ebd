import type { CliWords } from '../en/index.ts'
import { choosing } from './choosing.ts'
import { data } from './data.ts'
import { help } from './help/index.ts'
import { language } from './language.ts'
import { titles } from './titles.ts'
import { usage } from './usage.ts'

/** All texts of the program in Korean. */
export const KO: CliWords = { choosing, data, help, language, titles, usage }
