import type { CliWords } from '../../en/index.ts'

export const account: CliWords['help']['account'] = {
  signup: {
    about: '고객으로 가입하고 이 프로필로 로그인합니다',
    name: '이름',
    email: '연락받을 메일 주소. 주소마다 고객 한 명',
    language: '알림의 언어',
  },
  login: {
    about: '토큰을 stdin으로 받아 프로필에 로그인합니다',
    email: '토큰이 없는 고객용. 메일로 인증번호를 보냅니다',
  },
  confirm: {
    about: '메일로 온 인증번호를 씁니다. 가입, 로그인, 새 메일 주소 확인에 쓰입니다',
    email: '인증번호를 보낸 메일 주소',
    code: '여섯 자리 숫자',
  },
  logout: {
    about: '프로필의 토큰을 취소하고 지웁니다',
    local: '이 컴퓨터에서만 지웁니다. 매표소에서는 계속 유효합니다',
  },
  whoami: { about: '매표소가 누구로 알고 있는지 보여 줍니다' },
}
