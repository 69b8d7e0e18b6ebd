import { duration, moment } from '../conventions.ts'
import { withParticle } from '../particle/index.ts'
import { planMistakes } from '../plan-mistakes.ts'
import type { HallRefusalWords } from '../sentence.ts'
import { hallMistakes } from './hall-mistakes.ts'

export const hallRefusals: HallRefusalWords = {
  'hall-plan-wrong': (params) => {
    const { named, more } = planMistakes(
      params,
      hallMistakes,
      (line, column) => ` ${line}행 ${column}열`,
    )
    const text = named.replaceAll(/(^|; )([\w.]+)/g, '$1`$2`')
    return {
      detail: more === 0 ? `${text}.` : `${text}; 그 밖에 ${more}개 더 있습니다.`,
      hint: '모두 보기: `outerpark hall check FILE`',
    }
  },
  'hall-not-found': ({ id }) => ({
    detail: `공연장 \`${id}\`이 없습니다.`,
    hint: '공연장 목록: `outerpark hall list`',
  }),
  'hall-exists': ({ hall, id }) => ({
    detail: `공연장 ${withParticle(hall, '이/가')} 이미 있습니다: \`${id}\`.`,
    hint: `배치도를 바꾸려면: \`outerpark hall edit ${id} FILE\``,
  }),
  'hall-grades': ({ hall, missing, unknown }) => ({
    detail: [
      ...(missing.length > 0
        ? [`${hall}에 가격이 없는 등급이 있습니다: ${missing.join(', ')}.`]
        : []),
      ...(unknown.length > 0 ? [`${hall}에 없는 등급입니다: ${unknown.join(', ')}.`] : []),
    ].join(' '),
    hint: '공연장의 등급마다 가격을 하나씩 지정해 주세요.',
  }),
  'seats-numbered': ({ title, grade }) => ({
    detail: `${title}의 좌석에는 번호가 있어서 ${grade} 등급의 좌석 수는 공연장 배치도가 정합니다.`,
    hint: '가격은 바꿀 수 있습니다.',
  }),
  'seats-not-numbered': ({ title }) => ({
    detail: `${title}의 좌석에는 번호가 없어서 고를 수 없습니다.`,
    hint: '등급과 좌석 수로 예매해 주세요.',
  }),
  'seat-unknown': ({ seats }) => ({
    detail: `공연장에 없거나 두 번 적은 좌석입니다: \`${seats.join(', ')}\`.`,
    hint: '좌석은 `1F/8/11`처럼 층/열/번호로 적습니다. 좌석 보기: `outerpark seats PERFORMANCE`',
  }),
  'seat-taken': ({ seats }) => ({
    detail: `이미 예매되었거나 잡힌 좌석입니다: \`${seats.join(', ')}\`.`,
    hint: '아무것도 예매되지 않았습니다. 다른 좌석을 고르시거나 `--best`로 좋은 자리를 맡겨 주세요.',
  }),
  'seat-not-sold': ({ seats }) => ({
    detail: `판매하지 않는 좌석입니다: \`${seats.join(', ')}\`.`,
    hint: '다른 좌석을 골라 주세요.',
  }),
  'seat-restricted': ({ seats }) => ({
    detail: `시야가 제한되는 좌석입니다: \`${seats.join(', ')}\`.`,
    hint: '그래도 괜찮으시면: `--accept-restricted`',
  }),
  'companion-alone': ({ seats }) => ({
    detail: `휠체어석 동반자를 위한 좌석입니다: \`${seats.join(', ')}\`.`,
    hint: '휠체어석을 함께 고르시거나 다른 좌석을 골라 주세요.',
  }),
  'no-block': ({ grade, seats, largest, ...params }) => ({
    detail:
      params.case === 'split'
        ? `${grade} 등급에는 두 명 이상씩 나누어 앉을 ${seats}석도 없습니다. 그렇게 앉을 수 있는 좌석은 최대 ${largest}석입니다.`
        : `${grade} 등급에는 나란히 또는 두 묶음으로 함께 앉을 ${seats}석이 없습니다. 함께 앉을 수 있는 좌석은 최대 ${largest}석입니다.`,
    hint:
      params.case === 'split-would-do'
        ? '떨어져 앉아도 괜찮으시면 있습니다: `--split`. 아니면 좌석 수를 줄이거나 다른 등급을 골라 주세요.'
        : '좌석 수를 줄이거나, 좌석을 직접 고르거나, 다른 등급을 골라 주세요.',
  }),
  'no-wheelchair-places': ({ grade, seats, wheelchairs, most, largest }) => ({
    detail:
      largest > 0
        ? `${grade} 등급에는 휠체어석 ${wheelchairs}석을 포함해 한 열에 앉을 ${seats}석이 없습니다. 최대 ${largest}석입니다.`
        : noPlaces(grade, wheelchairs, most),
    hint:
      largest > 0
        ? '나머지 좌석을 따로 예매하거나 다른 등급을 골라 주세요.'
        : '다른 등급을 고르거나 매표소에 문의해 주세요. 남은 자리 보기: `outerpark seats PERFORMANCE`',
  }),
  'plan-changed': ({ case: of, id, title, version, by, at }) => ({
    detail: `${at === null ? '그 사이에' : `${moment(at, 'ko')}에`} ${whoever(by)} ${title}의 좌석 배치도를 버전 ${withParticle(String(version), '으로/로')} 바꾸었습니다. 보내신 배치도는 다른 버전을 고친 것입니다.`,
    hint: `최신 배치도를 받아 다시 고쳐 주세요: \`outerpark ${of === 'hall' ? 'hall show' : 'performance plan'} ${id} --plan\`. 그래도 보내신 것으로 바꾸려면: \`--force\``,
  }),
  'plan-not-found': ({ hall, version }) => ({
    detail: `공연장 \`${hall}\`에는 배치도 버전 ${withParticle(String(version), '이/가')} 없습니다.`,
    hint: `최신 배치도 보기: \`outerpark hall show ${hall}\``,
  }),
  'plan-loses-seats': ({ title, seats }) => ({
    detail: `${title}의 고객이 앉을 좌석이 새 배치도에 없거나, 등급이 다르거나, 판매하지 않는 좌석입니다: \`${few(seats)}\`.`,
    hint: '이 좌석들은 그대로 두세요. 잡아 둔 좌석은 몇 분 뒤에 다시 풀립니다.',
  }),
  'hold-not-found': ({ title }) => ({
    detail: `${title}에 잡아 둔 좌석이 없습니다.`,
    hint: '시간이 지났을 수 있습니다. 좌석 잡기: `outerpark hold PERFORMANCE --seats 1F/8/11`',
  }),
  'hold-extended-before': ({ title, until }) => ({
    detail: `${title} 좌석의 시간은 이미 한 번 늘렸습니다. ${moment(until, 'ko')}까지 잡아 둡니다.`,
    hint: '그 전에 예매해 주세요.',
  }),
  'hold-again-later': ({ title, waitMs }) => ({
    detail: `${title} 좌석을 잡아 둘 수 있는 시간을 모두 쓰셨습니다. 한 회차의 좌석을 여러 번 잡아도 시간은 합쳐서 셉니다.`,
    hint: `좌석을 잡지 않고 바로 예매하시거나 ${duration(waitMs, 'ko')} 뒤에 다시 잡아 주세요.`,
  }),
  'too-many-holds': ({ most, waitMs }) => ({
    detail: `한 시간 안에 좌석을 ${most}번 잡으셔서, 한 시간이 지나기 전에는 더 잡을 수 없습니다.`,
    hint: `좌석을 잡지 않고 바로 예매하시거나 ${duration(waitMs, 'ko')} 뒤에 잡아 주세요.`,
  }),
  'leaves-single-seat': ({ seats, instead }) => ({
    detail: `그러면 \`${seats.join(', ')}\` 자리만 홀로 남아 아무도 사지 않게 됩니다.`,
    hint: `한 자리가 남지 않는 비슷한 좌석: \`${instead.join(', ')}\``,
  }),
}

const whoever = (by: string | null) =>
  by === null
    ? '다른 사람이'
    : by === 'admin'
      ? '매표소 관리자 토큰으로'
      : withParticle(`\`${by}\``, '이/가')

/** So many seats are named; a hall has thousands. */
const NAMED = 20

const few = (seats: readonly string[]) =>
  seats.length > NAMED
    ? `${seats.slice(0, NAMED).join(', ')} 외 ${seats.length - NAMED}석`
    : seats.join(', ')
const noPlaces = (grade: string, wheelchairs: number, most: number) =>
  most === 0
    ? `${grade} 등급에는 남은 휠체어석이 없습니다.`
    : `${grade} 등급의 한 열에는 휠체어석 ${wheelchairs}석이 없습니다. 최대 ${most}석입니다.`
