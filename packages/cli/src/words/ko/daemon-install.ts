import { withParticle } from '@outerpark/core/words'
import type { CliWords } from '../en/index.ts'

export const service: CliWords['service'] = {
  what: '',
  whatFor: '파일 또는 명령',
  changes: {
    new: '새로 만듦',
    changed: '바뀜',
    same: '그대로',
    removed: '지움',
    kept: '남김',
  },
  ran: '실행함',
  wouldRun: '실행할 명령',
  failed: '실패',
  nothingDone: '아무것도 쓰거나 실행하지 않았습니다.',
  nothingChanged: '아무것도 바꾸지 않았습니다.',
  follow: '로그와 서비스 관리자의 기록 보기:',
  notLingering:
    '이대로는 로그인할 때 시작하고 로그아웃할 때 끝납니다. root로 실행하세요: loginctl enable-linger USER',
  itsUser:
    '이 매표소의 명령은 전용 사용자로 실행합니다: sudo -u outerpark env OUTERPARK_HOME=/var/lib/outerpark outerpark status',
  wasNone: '그런 서비스가 없었습니다.',
  stays: (home, kept) =>
    `매표소는 ${home}에 남아 있습니다.${kept.length > 0 ? ` 설정은 ${kept.join(', ')}에 남아 있습니다.` : ''}`,
  mayOverwrite: (paths) => `다음 파일을 바꿀까요? ${paths.join(', ')}`,
  mayRemove: '서비스를 끝내고 파일을 지울까요?',
  needsYes: (question) => `터미널이 아니어서 물어볼 수 없으므로 --yes가 필요합니다: ${question}`,
  noManager: (platform) => `${platform}에서는 서비스를 설치하지 않습니다.`,
  onWindows:
    'Windows에서는 작업 스케줄러가 컴퓨터를 시작할 때 "outerpark daemon run"을 실행하게 하세요. "작업 만들기", 트리거 "시작할 때", "사용자의 로그온 여부에 관계없이 실행"을 고릅니다.',
  noSystemd: '여기에는 systemctl이 없으므로, 데몬을 시작할 systemd도 없습니다.',
  startYourself:
    '쓰고 있는 감독 프로그램이 "outerpark daemon run"을 실행하게 하세요. 앞에서 실행되고 SIGTERM을 받으면 끝납니다. 파일 보기: outerpark daemon install --dry-run',
  onlySystemd: '--system과 --socket은 Linux의 systemd에서만 씁니다.',
  needsRoot: '--system은 /etc 아래에 씁니다. sudo 등으로 root가 실행하세요.',
  hiddenBackups: (folder) =>
    `컴퓨터의 서비스에는 ${withParticle(folder, '이/가')} 보이지 않아(systemd의 ProtectHome=) 거기에 백업할 수 없습니다.`,
  otherBackups:
    'OUTERPARK_BACKUP_TO를 /mnt/backups 같은 다른 폴더로 정해 주세요. 바꾼 것은 없습니다.',
  notForAll: (file, closed) =>
    `서비스의 사용자가 ${file} 파일을 읽을 수 없습니다. ${closed}이(가) 다른 사용자에게 닫혀 있습니다.`,
  installForAll:
    'Node와 outerpark를 모든 사용자용으로 설치하세요. 예: sudo npm install --global outerpark',
  socketNeedsAddress: (host) =>
    `--socket을 쓰려면 OUTERPARK_HOST가 이름이 아닌 IP 주소여야 합니다: ${host}`,
  socketNeedsPort: '--socket을 쓰려면 OUTERPARK_PORT에 정해진 포트가 있어야 합니다.',
  commandFailed: (command, said) => `${command}: ${said}`,
  noSession:
    '이 사용자의 서비스 관리자가 실행되고 있지 않습니다. su나 sudo가 아니라 이 사용자로 로그인하거나 --system을 쓰세요. 바꾼 것은 없습니다.',
  filesAreThere: '파일은 썼습니다. 원인을 고치고 이 명령을 다시 실행하세요.',
}
