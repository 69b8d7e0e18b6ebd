import { withParticle } from '@outerpark/core/words/particle'
import type { CliWords } from '../en/index.ts'

export const inputs: CliWords['inputs'] = {
  scopes: (name, scopes, given) =>
    `${withParticle(name, '은/는')} ${scopes} 가운데 골라 적어야 합니다. "${given}" 대신 다시 적으세요.`,
  scopesExample: (name) => `예: ${name} read,book`,
  ends: (given) =>
    `--ends는 12h, 90d 또는 2027-01-05T19:30+09:00 같은 시간이어야 합니다. ${withParticle(`"${given}"`, '은/는')} 읽을 수 없습니다.`,
  endsHint: '--ends가 없으면 취소할 때까지 유효합니다.',
  type: (given) =>
    `--type은 PaymentDeclined 같은 이벤트의 종류여야 합니다. "${given}"이라는 종류는 없습니다.`,
  types: (types) => `종류: ${types}`,
  grade: (given) =>
    `--grade는 VIP:372:190000처럼 이름:좌석 수:가격이어야 합니다. ${withParticle(`"${given}"`, '은/는')} 읽을 수 없습니다.`,
  gradeTwice: (grade) => `${grade} 등급이 두 번 있습니다.`,
  nothingSold: (hall) =>
    `${hall}에는 판매하는 좌석이 없습니다. 모두 관계자석이거나 판매하지 않는 좌석입니다.`,
  gradeNotSold: (hall, grade) =>
    `${hall}에는 판매하는 ${grade} 등급 좌석이 없습니다. 그 가격을 빼세요.`,
  rangeOfSeats: (range, most) =>
    `${range}의 좌석이 너무 많습니다. 한 번에 ${most}석까지 고를 수 있습니다.`,
  seatTwice: (seat) => `${seat} 좌석이 두 번 있습니다.`,
  seatsOfEach:
    '등급이 하나면 --seats를 함께 쓰고, 여럿이면 등급마다 몇 매인지 쓰세요: --grade VIP:2 --grade R:1.',
  seatsOf: (text) => `--grade ${text}의 좌석 수`,
  priceOf: (text) => `--grade ${text}의 가격`,
  currency: (given, hint) =>
    `--currency는 KRW 같은 ISO 4217 통화 코드여야 합니다. ${withParticle(`"${given}"`, '은/는')} 통화 코드가 아닙니다.${hint}`,
  eitherGrade: '--grade와 (--seats, --price) 가운데 하나만 쓰세요.',
  priceIn: (text) => `--price ${text}의 가격`,
  eitherPrice:
    '--price 하나를 쓰거나, 공연장의 등급마다 --price GRADE:PRICE를 쓰세요. 섞어 쓸 수 없습니다.',
  pricesNeedHall:
    '--price GRADE:PRICE는 배치도가 좌석 수를 정하는 --hall과 함께 씁니다. 공연장이 없으면 --grade NAME:SEATS:PRICE를 쓰세요.',
  hallHasSeats:
    '--hall을 쓰면 배치도가 좌석을 정합니다. --seats와 --grade를 빼고 등급마다 --price GRADE:PRICE를 적으세요.',
  priceOfEach: (hall, grades) =>
    `${hall}의 등급은 ${grades.join(', ')}입니다. 등급마다 --price GRADE:PRICE를 적으세요.`,
  seatsMissing: '--seats가 빠졌습니다.',
  reasonMissing:
    '--reason이 빠졌습니다. 고객이 읽을 수 있는 취소 사유를 적어 주세요. --refund policy에는 필요 없습니다.',
  giveSeats: '--seats N --price P를 적거나, 등급마다 --grade NAME:SEATS:PRICE를 적으세요.',
  priceMissing: '--price가 빠졌습니다.',
  key: (given) =>
    `--idempotency-key는 빈칸 없는 영문자, 숫자, 기호 1~128자여야 합니다. ${withParticle(`"${given}"`, '은/는')} 쓸 수 없습니다.`,
  keyHint: 'uuidgen이 만든 것처럼 한 번만 쓰는 글이면 됩니다.',
  latency: (most, given) =>
    `LATENCY는 30이나 400-620 같은 밀리초이며 ${most}까지입니다. ${withParticle(`"${given}"`, '은/는')} 쓸 수 없습니다.`,
  shareForm: 'on, off 또는 0.3이나 30% 같은 호출의 비율',
  share: (form, given) =>
    `SHARE는 ${form}이어야 합니다. ${withParticle(`"${given}"`, '은/는')} 쓸 수 없습니다.`,
  onOff: (given) => `on과 off만 됩니다. ${withParticle(`"${given}"`, '은/는')} 쓸 수 없습니다.`,
  seatsToBook: (name, given) =>
    `${withParticle(name, '은/는')} 2와 같은 매수여야 합니다. ${withParticle(`"${given}"`, '은/는')} 쓸 수 없습니다.`,
  countOrPlaces:
    '--seats에는 매수를 한 번 적거나, 1F/8/11,1F/8/12처럼 좌석을 적으세요. 섞어 쓸 수 없습니다.',
  bestOrSeats: '--best에 매수를 적거나 --seats로 좌석을 고르세요. 함께 쓸 수 없습니다.',
  wholePresale: '선예매에는 --presale-opens와 --presale-code가 모두 필요합니다.',
  heldOrSeats:
    '잡아 둔 좌석을 예매하려면 --held만 쓰고, 다른 좌석이면 --seats, --best, --grade로 고르세요. 함께 쓸 수 없습니다.',
  oneOfHold: '잡을 좌석, --extend, --give-back 가운데 하나만 쓰세요.',
  acceptWhat:
    '--accept-restricted, --split, --wheelchair는 잡을 좌석과 함께 쓰세요: --seats 또는 --best.',
  placesHaveGrades: '고른 좌석에는 등급이 있습니다. --grade를 빼세요.',
  chosenAlready: (option) =>
    `${withParticle(option, '은/는')} --best와 함께 씁니다. --seats로 고른 좌석은 그대로 예매됩니다.`,
  wheelchairsOfOne: '--wheelchair는 등급이 하나일 때만 쓸 수 있습니다.',
  number: (name, min, max, given) =>
    `${withParticle(name, '은/는')} ${min}부터 ${max}까지의 정수여야 합니다. ${withParticle(`"${given}"`, '은/는')} 쓸 수 없습니다.`,
  duration: (name, given) =>
    `${withParticle(name, '은/는')} 60s나 2m 같은 시간이어야 합니다. ${withParticle(`"${given}"`, '은/는')} 쓸 수 없습니다.`,
  at: (given) =>
    `--at은 "2027-01-05 19:30"이나 2027-01-05T19:30+09:00 같은 시각이어야 합니다. ${withParticle(`"${given}"`, '은/는')} 읽을 수 없습니다.`,
  zone: (given) =>
    `--time-zone은 Asia/Seoul 같은 IANA 이름이나 +09:00 같은 시차여야 합니다. ${withParticle(`"${given}"`, '은/는')} 쓸 수 없습니다.`,
  day: (flag, given) =>
    `${withParticle(flag, '은/는')} 2027-01-05 같은 날이나 시각이어야 합니다. ${withParticle(`"${given}"`, '은/는')} 읽을 수 없습니다.`,
  currencyMeant: (meant) => ` 혹시 ${meant}입니까?`,
}
