import { openTemporaryOffice } from '../../lab/office.ts'
import { prepareBooking } from '../booking-load.ts'
import { compare, type Figure, type Measured } from '../figure.ts'
import { type LoadResult, runLoad } from '../load-job.ts'
import { faultsOf, loadLine } from '../load-text.ts'
import type { Plan } from '../plan.ts'
import { makeWeather, type Weather } from './weather.ts'

const CONNECTIONS = 100
const WARM_UP_SECONDS = 2
const TITLES: Readonly<Record<Weather, string>> = {
  fast: 'a fast gateway',
  slow: 'the gateway at 400-620 ms',
  gone: 'the breaker open',
}

/** Measures bookings with a slow gateway and with an open breaker, compared with a fast gateway. They take turns. */
export async function benchBookings({ seconds, rounds, say }: Plan): Promise<Measured> {
  const loads: Record<Weather, LoadResult[]> = { fast: [], slow: [], gone: [] }
  for (let i = 0; i < rounds; i++)
    for (const weather of ['fast', 'gone', 'slow'] as const) {
      const load = await round(weather, seconds)
      say(loadLine(`bookings with ${TITLES[weather]}`, load))
      loads[weather].push(load)
    }
  const { fast, slow, gone } = loads
  return {
    figures: [...figuresOf('gone', gone, fast), ...figuresOf('slow', slow, fast)],
    faults: [...fast, ...slow, ...gone].flatMap((load) => faultsOf(load)),
  }
}

function figuresOf(weather: Weather, ours: LoadResult[], fast: LoadResult[]): Figure[] {
  const name = `bookings with ${TITLES[weather]}, to ${TITLES.fast}`
  const both = (
    figure: Pick<Figure, 'name' | 'unit' | 'target'>,
    value: (load: LoadResult) => number,
  ) => compare(figure, ours.map(value), fast.map(value))
  return [
    both({ name, unit: '/s', target: { atLeast: 0.9 } }, ({ perSecond }) => perSecond),
    both({ name: '  p99', unit: 'ms' }, ({ p99 }) => p99),
  ]
}

/** One load on a new home. */
async function round(weather: Weather, seconds: number): Promise<LoadResult> {
  const office = await openTemporaryOffice()
  try {
    const booking = await prepareBooking(office.daemon, office.home)
    await makeWeather(office, weather)
    return await runLoad({
      ...booking,
      url: office.daemon.url,
      connections: CONNECTIONS,
      seconds,
      warmUpSeconds: WARM_UP_SECONDS,
    })
  } finally {
    await office.close()
  }
}
