import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { copyFileSync, existsSync, rmSync } from 'node:fs'
import { setTimeout as sleep } from 'node:timers/promises'
import { expect, test } from 'vitest'
import type { RunningMyPage } from '../my-page.ts'
import { prepareProjection } from '../project.ts'
import { makeHome, startOver } from '../testing/home.ts'
import { createLog, openLog } from '../testing/log.ts'
import { rush } from '../testing/story.ts'
import { openView } from '../view-database.ts'
import { makeShadow } from './make.ts'
import { exchangeView, removeDatabase, shadowFile } from './view-files.ts'

type Scene = {
  readonly home: ReturnType<typeof makeHome>
  readonly log: ReturnType<typeof createLog>
}

/** A home with a log, for one test. */
function openScene(onTestFinished: (close: () => void) => void): Scene {
  const home = makeHome()
  const log = createLog(home.logFile)
  log.append(rush(0, 2000, 7))
  onTestFinished(() => {
    log.close()
    home.remove()
  })
  return { home, log }
}

/** Another process that projects, then rebuilds again and again. It reports when the first rebuild begins. */
function rebuildForever({ home, log }: Scene) {
  const program = `
    import { startOver } from ${JSON.stringify(import.meta.resolve('../testing/home.ts'))}
    const myPage = await startOver(${JSON.stringify(home)})
    await myPage.waitFor(${log.last()}, 60_000)
    for (;;) {
      console.log('rebuilding')
      await myPage.rebuild()
    }`
  return spawn(process.execPath, ['--input-type=module', '--eval', program], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
}

async function withMyPage<T>(
  { home }: Scene,
  use: (myPage: RunningMyPage) => Promise<T>,
): Promise<T> {
  const errors: unknown[] = []
  const myPage = await startOver(home, { onError: (error) => errors.push(error) })
  try {
    return await use(myPage)
  } finally {
    await myPage.close()
    expect(errors).toEqual([])
  }
}

test.concurrent.for([0, 40, 90, 130, 160, 190, 220, 260])(
  'killed %i ms into rebuilding, the view stands where it stood and is right',
  async (ms, { expect, onTestFinished }) => {
    const scene = openScene(onTestFinished)
    const child = rebuildForever(scene)
    await once(child.stdout, 'data')
    // A fixed wait: any moment of the rebuild will do.
    await sleep(ms)
    child.kill('SIGKILL')
    await once(child, 'exit')
    await withMyPage(scene, async (myPage) => {
      expect(myPage.position()).toBe(scene.log.last())
      expect(existsSync(shadowFile(scene.home.viewFile))).toBe(false)
      expect(await myPage.check()).toMatchObject({ ok: true, events: scene.log.last() })
    })
  },
)

/** A finished shadow beside a view with a long -wal file, as before the exchange. */
async function beforeExchange({ home }: Scene) {
  const events = openLog(home.logFile)
  const view = openView(home.viewFile)
  view.pragma('wal_autocheckpoint = 0')
  await prepareProjection(events, view)(100_000)
  await makeShadow(events, shadowFile(home.viewFile))
  await events.close()
  return view
}

test.concurrent('a crash just before the rename leaves the old view, out of WAL mode and whole', async ({
  expect,
  onTestFinished,
}) => {
  const scene = openScene(onTestFinished)
  const { home, log } = scene
  const view = await beforeExchange(scene)
  expect(existsSync(`${home.viewFile}-wal`)).toBe(true)
  view.pragma('journal_mode = DELETE')
  view.close()
  expect(existsSync(`${home.viewFile}-wal`)).toBe(false)
  await withMyPage(scene, async (myPage) => {
    expect(myPage.position()).toBe(log.last())
    expect(await myPage.check()).toMatchObject({ ok: true })
  })
})

test.concurrent('a crash just after the rename leaves the new view, and nothing of the old one', async ({
  expect,
  onTestFinished,
}) => {
  const scene = openScene(onTestFinished)
  const { home, log } = scene
  const view = await beforeExchange(scene)
  exchangeView(view, home.viewFile)
  expect(existsSync(`${home.viewFile}-wal`)).toBe(false)
  await withMyPage(scene, async (myPage) => {
    expect(myPage.position()).toBe(log.last())
    expect(await myPage.check()).toMatchObject({ ok: true })
  })
})

test.concurrent('a power cut that takes the last commits of the view only sets it back', async ({
  expect,
  onTestFinished,
}) => {
  const scene = openScene(onTestFinished)
  const { home, log } = scene
  const view = await beforeExchange(scene)
  const saved = `${home.viewFile}.saved`
  view.pragma('wal_checkpoint(TRUNCATE)')
  copyFileSync(home.viewFile, saved)
  view.close()
  const atPowerCut = log.last()
  log.append(rush(2000, 2100, 7))
  await withMyPage(scene, async (myPage) => {
    expect(await myPage.waitFor(log.last(), 10_000)).toBe(true)
  })
  removeDatabase(home.viewFile)
  copyFileSync(saved, home.viewFile)
  rmSync(saved)
  await withMyPage(scene, async (myPage) => {
    expect(myPage.position()).toBe(atPowerCut)
    expect(await myPage.waitFor(log.last(), 10_000)).toBe(true)
    expect(await myPage.check()).toMatchObject({ ok: true, events: log.last() })
  })
})
