/** The settings of backups in Korean, by their English texts. */
export const KOREAN_BACKUP_SETTINGS: Readonly<Record<string, string>> = {
  'a whole path, such as /mnt/backups': '/mnt/backups 같은 전체 경로',
  'minutes, hours or days, such as 30m, 6h or 1d, at most 365d':
    '30m, 6h, 1d 같은 분, 시간, 날. 365d까지',
  '`backups` in the home': '홈의 `backups`',
  never: '하지 않음',
  none: '없음',
  'The folder for backups. On the disk of the home a backup does not outlive that disk: name a folder of another one.':
    '백업을 둘 폴더입니다. 홈과 같은 디스크에 두면 디스크를 잃을 때 함께 사라집니다. 다른 디스크의 폴더로 정해 주세요.',
  'How often the daemon makes a backup by itself, beside the bookings.':
    '데몬이 예매를 받으면서 스스로 백업하는 간격입니다.',
  'How many backups of this box office stay in the folder. The oldest are deleted after a new one is complete. `0` keeps all.':
    '폴더에 남길 이 매표소의 백업 수입니다. 새 백업이 끝난 뒤 가장 오래된 것부터 지웁니다. `0`이면 모두 남깁니다.',
  'A program that is run after each backup, to copy it to another place. It gets two arguments: the file of the backup, and that of its manifest. It is run without a shell, so it is the path alone.':
    '백업할 때마다 다른 곳으로 복사하려고 실행하는 프로그램입니다. 백업 파일과 그 목록 파일을 인자로 받습니다. 셸 없이 실행하므로 경로만 적습니다.',
}
