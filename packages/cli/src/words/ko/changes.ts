import type { CliWords } from '../en/index.ts'

export const changes: CliWords['changes'] = {
  to: '새 공연 일시, 예: 2027-01-12 19:30',
  forecast: (bookings, sold, held) =>
    `예매는 ${bookings}건이며, 판매된 좌석은 ${sold}석, 확보된 좌석은 ${held}석입니다. 고객마다 알림을 보냅니다.`,
  askMove: (what, to) =>
    `${what} 공연을 ${to}(으)로 옮길까요? 예매는 그대로이며, 예매한 고객은 기한까지 전액 환불받을 수 있습니다.`,
  askCast: (what, material) =>
    material
      ? `${what} 공연의 출연진을 바꾸고, 예매한 고객이 기한까지 전액 환불받을 수 있게 할까요?`
      : `${what} 공연의 출연진을 바꿀까요?`,
  askMessage: (what, subject) =>
    `${what} 공연을 예매한 모든 고객에게 "${subject}" 메시지를 보낼까요?`,
  yesMissing: '--yes가 빠졌습니다. 터미널이 아니어서 모든 고객에게 알릴지 물어볼 수 없습니다.',
  badMember: (text) => `${text}: 출연진이 아닙니다. "미미: 박지혜"처럼 배역:이름으로 적어 주세요.`,
  was: '이전 일시',
  choice: '선택 기한',
  cast: '출연진',
  age: '관람 연령',
  subject: '제목',
  columns: { what: '내용', told: '안내', state: '상태', says: '설명' },
  kinds: { moved: '일시 변경', recast: '출연진 변경', renamed: '제목 변경', message: '메시지' },
  ended: '모두 안내함',
  underWay: '안내 중',
  mayChoose: (until) => `${until}까지 취소하시면 전액 환불됩니다`,
}
