import type { AdminWords } from './admin-en.ts'

/** The texts of the screens for those who run a theatre, in Korean. */
export const ADMIN_KO: AdminWords = {
  people: {
    search: '찾기',
    hint: '/를 누르고 이름, 초성(ㅎㄱㄷ), 메일 주소, CU-…, RV-…를 입력하세요',
    found: (n, more) => (more ? `최근 고객 ${n}명` : `고객 ${n}명`),
    nobody: '아직 가입한 고객이 없습니다.',
    noMatch: (typed) => `"${typed}"에 맞는 고객이 없습니다.`,
    unconfirmed: '미확인',
  },
  person: {
    confirmed: '확인된 메일 주소',
    unconfirmed: '확인되지 않은 메일 주소',
    languages: { en: '영어', ko: '한국어' },
    mail: '메일 알림도 원함',
    noMail: '메일을 원하지 않음',
    noBookings: '아직 예매가 없습니다.',
    notices: (n) => `알림 ${n}건`,
    askCancel: (name, id, what) =>
      `${name}님의 ${id}(${what}) 예매를 취소할까요? Enter를 누르면 예매를 취소하고, Esc를 누르면 그대로 둡니다.`,
    refund: {
      label: '환불',
      amount: '금액',
      reason: '사유',
      ways: { policy: '규정대로', full: '전액', amount: '다른 금액' },
      decide: '환불 줄에서 → ←로 전액이나 다른 금액을 고르세요. Esc를 누르면 그대로 둡니다.',
      hints: {
        amount: '환불할 금액 합계',
        may: '고객에게 보입니다. 비워도 됩니다',
        must: '고객에게 보입니다',
      },
      missing: {
        amount: '환불할 금액을 적으세요. 이 좌석에 결제된 금액까지 적을 수 있습니다.',
        reason: '고객에게 보일 사유를 적으세요. 아직 아무것도 취소하지 않았습니다.',
      },
    },
    askToken: (name) =>
      `${name}님의 새 토큰을 만들까요? 다른 토큰은 그대로 유효합니다. Enter는 만들기, Esc는 그만두기입니다.`,
    askConfirm: (email, name) =>
      `${email}: 정말 ${name}님의 메일 주소가 맞나요? Enter는 확인, Esc는 그만두기입니다.`,
    sending: '잠시만 기다리세요 …',
    token: (name) =>
      `${name}님의 새 토큰입니다. 터미널 화면에서 i를 누르고 →로 ‹ 토큰이 있습니다 ›를 골라 로그인합니다. 명령은 outerpark login --profile NAME입니다.`,
    tokenOnce: '토큰은 지금만 보입니다. y를 누르면 복사하고, Esc를 누르면 다시 볼 수 없습니다.',
    copied: '클립보드에 복사했습니다.',
  },
  musicals: {
    empty: '등록된 공연이 없습니다. n을 누르면 공연을 등록하고, f를 누르면 시즌 파일을 읽습니다.',
    count: (n) => `공연 ${n}편`,
    minutes: (n) => `${n}분`,
    final:
      'p를 누르면 판매 중인 공연의 가격과 좌석 수를 바꿉니다. 제목, 공연장, 일시는 바꿀 수 없습니다. 예매는 고객 화면에서, 회차는 outerpark performance cancel 명령으로 취소합니다.',
  },
  change: {
    none: '이 공연에는 앞으로 할 회차가 없습니다.',
    legend: '일시, 그리고 등급마다: 확보·판매된 좌석/전체 좌석, 가격.',
    choose: 'Enter를 누르면 가격과 좌석 수를 바꿀 회차를 고릅니다.',
    unchanged: '아직 바꾼 것이 없습니다. 새 가격이나 좌석 수를 먼저 입력하세요.',
    gone: '이미 시작한 회차입니다. 이제는 바꿀 수 없습니다. Esc를 누르면 돌아갑니다.',
    grade: '등급',
    price: '가격',
    seats: '좌석 수',
    taken: '확보·판매',
    how: '↑와 ↓로 등급을, Tab으로 가격과 좌석 수를 고릅니다. 비워 둔 칸은 지금 그대로 둡니다. Enter를 누르면 마지막 확인으로 넘어갑니다.',
    ready: (n) => `등급 ${n}개를 바꾸려고 합니다. 마지막 확인 전에는 아무것도 바뀌지 않습니다.`,
    kept: (n, grades) =>
      `이미 한 예매의 가격은 바뀌지 않습니다${n === 0 ? `. 이 회차의 ${grades} 등급은 아직 예매가 없습니다` : `: 확보되거나 판매된 ${n}석`}.`,
    ask: '지금부터 하는 모든 예매에 바로 적용됩니다. Enter는 바꾸기, Esc는 돌아가기입니다.',
    again:
      '다시 확인하세요. Enter를 누르면 지금 판매 중인 값에서 이어서 합니다. 아직 아무것도 바뀌지 않았습니다. Esc는 돌아가기입니다.',
    news: (grade, before, now) => `방금 다른 직원이 ${grade} 등급을 바꿨습니다: ${before} → ${now}`,
    slip: (grade, money) =>
      `${grade} 등급의 새 가격 ${money}은 지금 가격과 크게 다릅니다. 0이 빠졌거나 더 들어가지 않았나요? 이 가격에 예매한 고객은 이 가격을 유지합니다.`,
    thisDate: (n) =>
      `이 회차만 바꿉니다. a를 누르면 가격이 같은 다른 ${n}회차의 가격도 함께 바꿉니다.`,
    allDates: (n) => `앞으로 할 ${n}회차의 가격을 모두 바꿉니다. a를 누르면 이 회차만 바꿉니다.`,
    elsewhere: (n) => `다른 회차의 가격 ${n}건도 바꿨습니다.`,
    sending: '바꾸는 중 …',
    next: '지금부터 적용됩니다. Enter를 누르면 돌아갑니다.',
  },
  form: {
    registering: '새 공연',
    adding: (title) => `${title} 회차 추가`,
    labels: {
      title: '제목',
      venue: '공연장',
      timeZone: '시간대',
      runningMinutes: '공연 시간(분)',
      currency: '통화',
      time: '일시',
      grade: '등급',
    },
    hints: {
      title: '예: 오페라의 유령',
      venue: '예: 샤롯데씨어터',
      timeZone: '예: Asia/Seoul',
      runningMinutes: '비워 두어도 됩니다',
      currency: '예: KRW',
      time: '예: 2027-01-05 19:30',
      grade: '예: VIP 40 170,000',
    },
    further: { time: '다른 일시, 또는 Enter로 다음', grade: '다른 등급, 또는 Enter로 확인' },
    past: '이미 지난 때입니다',
    seats: (n) => `${n}석`,
    gradeHow: '등급은 이름, 좌석 수, 한 좌석의 가격 순서로 적습니다.',
    how: 'Enter나 ↓는 다음 칸, ↑는 이전 칸입니다. 맨 끝 빈 칸에서 Enter를 누르거나 Ctrl-S를 누르면 전체를 확인합니다.',
    wrong: (n) => `${n}줄이 아직 맞지 않습니다.`,
    ready: '모두 맞습니다. Ctrl-S를 누르면 마지막 확인으로 넘어갑니다.',
    leaveFor: (title) =>
      `여기에 입력한 내용을 아직 보내지 않았습니다. Enter를 누르면 잃고 ${title}(으)로 가고, Esc는 계속하기입니다.`,
    leave: '입력을 그만둘까요? 입력한 내용은 사라집니다. Enter는 그만두기, Esc는 계속하기입니다.',
    more: (n) => `외 ${n}회차`,
    sum: (shows, seats, money) => `${shows}회차, 회차마다 ${seats}석, 매진되면 회차마다 ${money}`,
    ask: '곧바로 판매를 시작하며, 그 뒤에는 가격과 좌석 수만 바꿀 수 있습니다. Enter는 판매 시작, Esc는 돌아가기입니다.',
    sending: '판매를 시작하는 중 …',
    done: (title, n) => `${title}: ${n}회차 판매를 시작했습니다.`,
    doneNext: 'Enter를 누르면 공연 목록으로 돌아갑니다.',
  },
  load: {
    file: '시즌 파일',
    hint: 'YAML 파일의 경로입니다. Enter를 누르면 판매 중인 공연과 비교합니다. 결과를 보기 전에는 아무것도 바뀌지 않습니다.',
    what: '공연마다 title(제목), venue(공연장), performances(회차)를, 회차마다 at(일시)과 grades(등급)를, 등급마다 seats(좌석 수)와 price(가격)를 적습니다.',
    reading: '읽고 비교하는 중 …',
    flaws: (n) => `파일에 잘못이 ${n}개 있습니다. 아무것도 등록하지 않았습니다.`,
    mend: 'e를 누르면 편집기로 열고, r을 누르면 다시 읽습니다.',
    counts: (fresh, there, differs) =>
      `새 회차 ${fresh}개, 이미 판매 중 ${there}개, 좌석이나 가격이 다름 ${differs}개`,
    there: '이미 판매 중',
    none: '없음',
    differs: (grade, onSale, inFile) => `${grade}: 판매 중 ${onSale}, 파일 ${inFile}`,
    change: (grade, onSale, inFile) => `${grade}: 현재 ${onSale} → ${inFile}`,
    taken: (n) => `확보·판매 ${n}석`,
    stays: (n) =>
      `등급 ${n}개는 판매 중인 그대로 둡니다. 한쪽에만 있거나, 통화가 다르거나, 이미 더 많은 좌석이 확보·판매되었습니다.`,
    ask: (fresh, changes) =>
      `Enter를 누르면 ${[
        ...(fresh > 0 ? [`새 ${fresh}회차의 판매를 시작`] : []),
        ...(changes > 0 ? [`등급 ${changes}개를 변경`] : []),
      ].join(
        '하고 ',
      )}합니다. Esc는 그만두기입니다.${changes > 0 ? ' 이미 한 예매의 가격은 바뀌지 않습니다.' : ''}`,
    nothing: '이 파일에는 새로 할 일이 없습니다.',
    sending: '파일대로 반영하는 중 …',
    done: (shows, musicals) => `공연 ${musicals}편, ${shows}회차의 판매를 시작했습니다.`,
    changed: (n) => `등급 ${n}개를 바꾸었습니다.`,
    next: 'Enter를 누르면 공연 목록으로 돌아갑니다.',
  },
  staff: {
    empty:
      '등록된 직원이 없습니다. 지금은 이 컴퓨터의 관리자뿐입니다. n을 누르면 직원을 추가합니다.',
    count: (n) => `직원 ${n}명`,
    left: (day) => `${day}에 권한 회수`,
    ask: (name, id) =>
      `${name}님(${id})의 권한과 모든 토큰을 회수할까요? Enter를 누르면 회수하고, Esc를 누르면 그대로 둡니다.`,
    adding: '새 직원',
    name: '이름',
    scopes: {
      read: '모든 고객의 정보 보기',
      sell: '모든 예매를 보고 취소하기, 토큰을 잃은 고객 돕기',
      door: '입구에서 예매 확인하기',
      finance: '모든 고객의 결제 보기',
      admin: '모든 일: 공연 등록, 직원 추가, 처리 관리',
    },
    how: '이름과 할 수 있는 일을 하나 이상 정하세요.',
    ready: 'Space로 고르고, 그 줄에서 Enter를 누르면 추가합니다.',
    added: (name) => `${name}님을 추가했습니다. 첫 토큰입니다:`,
  },
}
