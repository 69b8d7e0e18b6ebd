import type { CliWords } from '../../en/index.ts'

export const profiles: CliWords['help']['profiles'] = {
  about: '이 컴퓨터에서 로그인한 사람',
  list: {
    about: '누가 어느 매표소에 로그인했는지, 토큰이 아직 유효한지 보여 줍니다',
    noCheck: '토큰이 유효한지 매표소에 묻지 않습니다',
  },
  use: { about: '명령이 쓰는 프로필을 바꿉니다' },
  remove: {
    about: 'logout과 같이 프로필에서 로그아웃하고 지웁니다',
    local: '이 컴퓨터에서만 지웁니다. 매표소에서는 계속 유효합니다',
  },
}
