import type { CliWords } from '../../en/index.ts'

export const access: CliWords['help']['access'] = {
  token: {
    about: '내가 누구인지 증명하는 토큰: 보기, 만들기, 취소',
    customer: '직원용: 이 고객의 토큰(아이디, 메일 주소 또는 이름)',
    staff: '관리자용: 이 직원의 토큰(아이디 또는 이름)',
    list: { about: '내 토큰을 새것부터 보여 줍니다' },
    create: {
      about: '토큰을 하나 더 만듭니다. 지금 쓰는 토큰보다 많은 일을 할 수는 없습니다',
      scopes: '할 수 있는 일(없으면 줄 수 있는 모든 권한)',
      staff: '관리자용: 이 직원을 위해(아이디 또는 이름)',
    },
    revoke: { about: '토큰을 바로 취소합니다. 쓰고 있는 곳에서도 끝납니다' },
    show: {
      about:
        '프로필의 토큰을 출력합니다. 스크립트에 쓰거나 보관하기 위한 것이며, 이 토큰을 가진 사람은 곧 본인으로 여겨집니다',
    },
  },
  staff: {
    about: '매표소에서 일하는 사람(관리자)',
    list: { about: '여기서 일하거나 일했던 사람을 새것부터 보여 줍니다' },
    add: {
      about: '직원을 더하고 첫 토큰을 만듭니다',
      scopes: '할 수 있는 일. read, sell, door, finance, admin',
      ends: '첫 토큰이 유효한 기간. 12h, 90d 또는 끝나는 시각',
    },
    revoke: { about: '직원을 내보냅니다. 그 사람의 토큰은 모두 바로 끝납니다' },
  },
}
