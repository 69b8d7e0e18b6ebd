import { withParticle } from '@outerpark/core/words/particle'
import type { machine as machineInEnglish } from '../../en/doctor/machine.ts'
import { size } from '../../en/doctor/said.ts'

const LATER = '이 때문에 시작이 거절되지는 않지만, 데몬이 쓰려고 할 때 실패합니다.'

export const machine: typeof machineInEnglish = {
  settingsFine: () => ({ what: '이 설정으로 데몬을 시작할 수 있습니다.' }),
  startRefused: (detail, hint) => ({
    what: detail,
    why: '이대로는 데몬이 시작되지 않습니다. 이미 실행 중인 데몬은 멈출 때까지 계속 일합니다.',
    ...(hint === undefined ? {} : { todo: hint }),
  }),

  programMissing: (setting, path) => ({
    what: `${setting}에 적은 ${path}에 프로그램이 없습니다.`,
    why: LATER,
    todo: `그 자리에 프로그램을 놓거나 ${setting} 설정을 고쳐 주세요.`,
  }),
  programNotRunnable: (setting, path, word) => ({
    what: `${setting}에 적은 ${path} 프로그램을 이 사용자가 실행할 수 없습니다.`,
    why: LATER,
    todo: `chmod +x ${word}`,
  }),
  folderNotWritable: (setting, path, reason) => ({
    what: `${setting}에 적은 폴더 ${path}에 쓸 수 없습니다: ${reason}.`,
    why: LATER,
    todo: `데몬의 사용자가 쓸 수 있게 하거나, 디스크를 마운트하거나, ${setting} 설정을 고쳐 주세요.`,
  }),
  folderNotTrusted: (setting, detail, hint) => ({
    what: `${setting}에 적은 폴더를 쓸 수 없습니다. ${detail}`,
    why: LATER,
    todo: hint,
  }),

  homeFine: (home, files) => ({ what: `${home}, 파일 ${files}개, 다른 사용자에게 닫혀 있습니다.` }),
  homeOfOther: (home, owner, user, path) => ({
    what: `홈 ${home}의 주인은 사용자 ${owner}입니다.`,
    why: '그 사용자만 열 수 있습니다. 다른 사용자의 데몬이나 명령은 주인이 읽을 수 없는 파일을 남깁니다.',
    todo: `sudo -u ${user} env OUTERPARK_HOME=${path} outerpark doctor`,
  }),
  homeMissing: (home) => ({
    what: `${home}에는 아직 매표소가 없습니다.`,
    why: '이 홈으로 데몬을 실행한 적이 없습니다. 있어야 한다면 OUTERPARK_HOME이 다른 폴더를 가리키는지 확인하세요.',
    todo: 'outerpark daemon start',
  }),
  notTrusted: (detail, hint) => ({
    what: detail,
    why: '이 컴퓨터의 다른 사용자가 토큰을 읽거나 파일을 바꿔 놓을 수 있습니다.',
    todo: hint,
  }),
  homeReadable: (files, paths) => ({
    what: `이 컴퓨터의 다른 사용자가 ${withParticle(files, '을/를')} 읽을 수 있습니다.`,
    why: '고객의 이름, 주소, 예매가 들어 있습니다.',
    todo: `chmod go-rwx ${paths}`,
  }),
  homeReadOnly: (home, reason, mend) => ({
    what: `${home}에 쓸 수 없습니다: ${reason}.`,
    why: '모든 예매를 여기에 저장하므로, 쓸 수 없으면 아무것도 팔지 못합니다.',
    todo: mend,
  }),

  diskFine: (free, percent) => ({ what: `${size(free)} 남음 (${percent}%).` }),
  diskLow: (free, percent, home) => ({
    what: `${withParticle(home, '이/가')} 있는 디스크에 ${size(free)}(${percent}%)만 남았습니다.`,
    why: '디스크가 가득 차면 자리가 날 때까지 예매가 storage-full로 거절됩니다.',
    todo: `du -ah ${home} | sort -h | tail`,
  }),
  inodesLow: (left, home) => ({
    what: `${withParticle(home, '이/가')} 있는 디스크에 파일을 ${left}개만 더 만들 수 있습니다.`,
    why: 'SQLite는 일하면서 파일을 만듭니다. 만들 수 없으면 데몬이 쓰지 못합니다.',
    todo: `df -i ${home}`,
  }),
  diskUnknown: (reason) => ({ what: `남은 공간을 알 수 없습니다: ${reason}.` }),

  clockFine: () => ({ what: '시계가 지난 일보다 뒤처져 있지 않습니다.' }),
  clockBack: (what, at, now) => ({
    what: `시계는 ${now}인데 ${what}의 시각은 ${at}입니다. 시계가 뒤로 돌아갔습니다.`,
    why: '결제 기한, 공연 시작, 재시도가 시계를 따릅니다.',
    todo: 'timedatectl status',
  }),
  clockDiffers: (seconds) => ({
    what: `데몬의 시계와 이 명령의 시계가 ${seconds}초 다릅니다.`,
    why: '토큰, 기한, 로그는 데몬의 시계를 따릅니다.',
    todo: 'timedatectl status',
  }),

  portListens: (url) => ({ what: `데몬이 ${url}에서 답합니다.` }),
  portFree: () => ({ what: '설정한 포트가 비어 있습니다.' }),
  portTaken: (detail) => ({
    what: detail,
    why: '데몬이 그 포트에서 시작할 수 없습니다.',
    todo: 'ss -ltnp; outerpark daemon start --port 0',
  }),
  portStranger: (url, home) => ({
    what: `${home}의 데몬은 실행 중이지만 ${url}에서는 다른 프로그램이 답하거나 아무도 답하지 않습니다.`,
    why: '고객이 데몬에 닿지 못합니다. 이 컴퓨터의 명령은 소켓으로 닿습니다.',
    todo: 'outerpark daemon restart',
  }),
}
