import type { CliWords } from '../../en/index.ts'

export const changes: CliWords['help']['changes'] = {
  move: {
    about: '공연 일시를 옮깁니다. 예매는 그대로입니다(관리자)',
    to: '새 공연 일시. 공연장 시계의 시각, 또는 시차를 붙인 시각',
  },
  until: '고객이 전액 환불받을 수 있는 기한 (기본값: 7일, 또는 공연 당일이 되기 전까지)',
  cast: {
    about: '출연진을 정하고 예매한 고객에게 알립니다(관리자)',
    member: '배역과 이름, 예: "미미: 박지혜" (여러 번 가능)',
    material: '중요한 변경. 예매한 고객이 기한까지 전액 환불받을 수 있습니다',
  },
  message: {
    about: '예매한 모든 고객에게 메시지를 보냅니다(관리자)',
    subject: '내용을 알리는 제목 한 줄',
    file: '메시지가 담긴 파일. 2,000자까지',
  },
  announcements: { about: '예매한 고객에게 알리는 내용과 안내한 수(관리자)' },
  edit: {
    about: '뮤지컬의 정보를 바꿉니다(관리자)',
    title: '새 제목. 예매한 고객에게도 보입니다',
    age: '관람할 수 있는 나이(세)',
    refund: '이후 예매에 적용할 환불 규정',
  },
}
