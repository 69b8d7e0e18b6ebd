import { moneyText } from '../text/money.ts'
import { words } from '../words/words.ts'
import type { FarPrice } from './slip.ts'

/** A price that looks like a slip beside the other grades: `S for ₩1,500 is far from R for ₩140,000. …` */
export const farPriceText = ({ grade, price, nearest }: FarPrice): string =>
  words().seasons.farPrice(grade, moneyText(price), nearest.grade, moneyText(nearest.price))
