import { formatMoney, type Money } from '../../kernel/index.ts'
import { type Particle, withParticle } from '../particle/index.ts'

/** `190,000원` */
export const won = (money: Money): string => formatMoney(money, 'ko')

/** An amount with the particle that fits the currency's name: `190,000원이`, `$19.99가`. */
export function wonWith(money: Money, particle: Particle): string {
  const text = won(money)
  return text.endsWith('원')
    ? withParticle(text, particle)
    : withParticle(text, particle, currencyName(money.currency))
}

/** `미국 달러`; 엔화 is the currency, and an amount of it is read as 엔. */
const currencyName = (code: string): string =>
  (new Intl.DisplayNames(['ko'], { type: 'currency' }).of(code) ?? code).replace(/화$/, '')
