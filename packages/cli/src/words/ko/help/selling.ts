import type { CliWords } from '../../en/index.ts'

export const selling: CliWords['help']['selling'] = {
  seats: {
    at: '공연장 시계로 시작하는 시각: "2027-01-05 19:30". 시차를 붙여 2027-01-05T19:30+09:00처럼 쓸 수도 있음(여러 번 가능)',
    seats: '등급이 하나인 공연장의 좌석 수',
    price:
      '그 좌석의 가격. 통화의 가장 작은 단위로. --hall과 함께라면 등급마다 GRADE:PRICE(여러 번 가능)',
    hall: '배치도가 있는 공연장. 좌석에 번호가 있고 좌석 수는 배치도가 정함',
    grade: '좌석 등급(여러 번 쓸 수 있음)',
    yes: '다른 등급과 크게 다른 가격도 묻지 않음',
    currency: 'ISO 4217 통화 코드. 적지 않으면 다른 회차의 통화, 없으면 KRW',
  },
  musical: {
    about: '판매 중인 뮤지컬',
    register: {
      about: '뮤지컬 하나 또는 시즌 전체의 판매를 엽니다(관리자)',
      venue: '공연장',
      minutes: '공연 시간(분)',
      zone: '공연장의 시간대, 예: Asia/Seoul (기본값: --at의 시차, 없으면 예매처의 시간대)',
      refund: '취소할 때의 환불 규정: kr-standard, kr-agency, full, none. 다른 규칙은 시즌 파일에',
      file: '여러 뮤지컬을 한꺼번에. 하나라도 틀리면 아무것도 등록하지 않습니다',
    },
    list: { about: '모든 뮤지컬을 새것부터 보여 줍니다' },
    show: { about: '뮤지컬 하나와 앞으로의 회차를 보여 줍니다' },
  },
  performance: {
    about: '뮤지컬의 회차와 좌석',
    add: {
      about: '뮤지컬에 회차를 더합니다(관리자)',
      refund: '취소할 때의 환불 규정. 적지 않으면 뮤지컬의 규정',
    },
    reason: '사유. 고객이 읽을 수 있습니다',
    close: { about: '다시 열 때까지 판매를 멈춥니다. 예매는 그대로입니다(관리자)' },
    open: { about: '판매를 다시 엽니다(관리자)' },
    sale: {
      about: '판매 기간, 선예매, 고객 한도를 정합니다(관리자)',
      opens: '누구나 예매할 수 있는 때. none이면 항상',
      closes: '판매가 끝나는 때. 시각이나 start-2h, none이면 공연 시작까지',
      presaleOpens: '코드가 있는 고객이 예매할 수 있는 때',
      presaleCode: '선예매 코드',
      presaleSeats: '판매가 열리기 전에 나갈 수 있는 좌석 수',
      noPresale: '선예매를 끝냅니다',
      perCustomer: '한 고객이 가질 수 있는 좌석 수, 또는 none',
    },
    cancel: { about: '공연을 취소합니다. 모든 예매가 끝나고 전액 환불됩니다(관리자)' },
    change: {
      about: '등급의 가격이나 좌석 수를 바꿉니다. 이후 예매부터 적용됩니다(관리자)',
      grade: '바꿀 등급',
      price: '앞으로 한 좌석의 가격, 통화의 가장 작은 단위로',
      seats: '등급의 좌석 수. 확보되거나 판매된 좌석 수 이상',
      musical: '회차 하나 대신, 이 뮤지컬의 앞으로 할 모든 회차를 바꿉니다',
    },
    list: {
      about: '앞으로 있을 회차, 시간순',
      musical: '이 뮤지컬의 회차만',
      title: '제목에 이 글이 들어 있는 회차만',
      from: '시작하는 날이나 시각',
      to: '마지막 날, 또는 그 전까지의 시각',
      available: '빈 좌석이 있는 회차만',
      past: '이미 시작한 회차도',
    },
    show: { about: '회차 하나와 남은 좌석 수를 보여 줍니다' },
  },
}
