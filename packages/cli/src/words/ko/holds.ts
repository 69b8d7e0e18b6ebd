import type { CliWords } from '../en/index.ts'

export const holds: CliWords['holds'] = {
  line: (seats, price, count) => `${seats}, ${count === 1 ? '' : '1매 '}${price}`,
  until: (clock, left) => `${clock}까지, ${left}`,
  left: (seconds) => {
    const minutes = Math.floor(seconds / 60)
    if (minutes === 0) return `${seconds}초 남음`
    return minutes < 60
      ? `${minutes}분 ${seconds % 60}초 남음`
      : `${Math.floor(minutes / 60)}시간 ${minutes % 60}분 남음`
  },
  toBook: (id) => `예매하려면: outerpark book ${id} --held`,
  toExtend: (id) => `시간을 한 번 늘리려면: outerpark hold ${id} --extend`,
  leavesSingle: (seats) =>
    `이 좌석만으로는 예매할 수 없습니다. ${seats.join(', ')} 자리만 홀로 남아 아무도 사지 않게 됩니다.`,
  instead: (order) => `한 자리가 남지 않는 비슷한 좌석: outerpark hold ${order}`,
  givenBack: (seats) =>
    seats === 0 ? '이 회차에 잡아 둔 좌석이 없었습니다.' : `좌석 ${seats}석을 돌려주었습니다.`,
  chooseOthers: '바뀐 것은 없습니다. 다른 좌석을 고르시거나 --best로 좋은 자리를 맡겨 주세요.',
  holdFirst: (id) =>
    `시간이 지났을 수 있습니다. 좌석 보기: outerpark seats ${id}. 좌석 잡기: outerpark hold ${id} --seats 1F/8/11`,
  bookedBefore: (id) =>
    `이미 예매하셨다면: outerpark reservation list. 좌석 잡기: outerpark hold ${id} --seats 1F/8/11`,
  inPlan: (places, until, id) =>
    `잡아 둔 좌석: ${places.join(', ')} (${until}). 예매하려면: outerpark book ${id} --held`,
}
