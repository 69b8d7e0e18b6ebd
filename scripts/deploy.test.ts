import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { parse, parseAllDocuments } from 'yaml'
import { readConfig } from '../packages/daemon/src/settings/config.ts'
import { settings } from '../packages/daemon/src/settings/settings.ts'
import { root } from './workspace.mjs'

// What is in deploy/ and .github/ fits the product. That an image is built from it is tried by the workflow.

const home = mkdtempSync(join(tmpdir(), 'outerpark-deploy-'))
afterAll(() => rmSync(home, { recursive: true }))

const read = (file: string) => readFileSync(join(root, file), 'utf8')
const dockerfile = read('deploy/Dockerfile')
const compose = parse(read('deploy/compose.yaml')).services['box-office']
const objects = ['settings', 'box-office'].flatMap((name) =>
  parseAllDocuments(read(`deploy/kubernetes/${name}.yaml`)).map((each) => each.toJS()),
)
const object = (kind: string) => objects.find((each) => each.kind === kind)
const pod = object('Deployment').spec.template.spec
const [container] = pod.containers

const inImage = Object.fromEntries(
  [...dockerfile.matchAll(/^\s*(?:ENV )?(OUTERPARK_\w+)=(\S+)/gm)].map(([, name, value]) => [
    name,
    value,
  ]),
)
const names = new Set(Object.values(settings).map(({ env }) => env))

test.each([
  ['the image', inImage],
  ['compose', compose.environment],
  ['Kubernetes', object('ConfigMap').data],
])('the variables of %s are settings, and the daemon starts with them', (_, variables) => {
  const known = [...names, 'OUTERPARK_HOME']
  expect(Object.keys(variables).filter((name) => !known.includes(name))).toEqual([])
  expect(() => readConfig({ ...inImage, ...variables, OUTERPARK_HOME: home })).not.toThrow()
})

test('the user, the home and the port of the image are those of the others', () => {
  const uid = Number(/^USER (\d+):\1$/m.exec(dockerfile)?.[1])
  expect(pod.securityContext).toMatchObject({ runAsUser: uid, runAsGroup: uid, fsGroup: uid })
  const folder = inImage.OUTERPARK_HOME
  expect(dockerfile).toContain(`VOLUME ${folder}\n`)
  expect(compose.volumes).toEqual([`home:${folder}`])
  expect(container.volumeMounts.map((each: { mountPath: string }) => each.mountPath)).toEqual([
    folder,
    '/tmp',
  ])
  const { port } = readConfig({ OUTERPARK_HOME: home })
  expect(dockerfile).toContain(`EXPOSE ${port}\n`)
  expect(container.ports[0].containerPort).toBe(port)
  expect(compose.ports).toEqual([`127.0.0.1:${port}:${port}`])
})

test('who ends the daemon gives it the time that a unit of systemd gives it', () => {
  const unit = read('packages/cli/src/daemon-install/systemd.ts')
  const seconds = Number(/STOP_SECONDS = (\d+)/.exec(unit)?.[1])
  expect(pod.terminationGracePeriodSeconds).toBe(seconds)
  expect(compose.stop_grace_period).toBe(`${seconds}s`)
})

test('one box office has one writer', () => {
  const { replicas, strategy } = object('Deployment').spec
  expect({ replicas, strategy }).toEqual({ replicas: 1, strategy: { type: 'Recreate' } })
})

test('the workflows call scripts that there are', () => {
  const { scripts } = JSON.parse(read('package.json'))
  const called = readdirSync(join(root, '.github/workflows')).flatMap((file) =>
    [...read(`.github/workflows/${file}`).matchAll(/npm (?:(?:run )|(?=test))([\w-]+)/g)].map(
      ([, name]) => name,
    ),
  )
  expect(called.length).toBeGreaterThan(5)
  expect([...new Set(called)].filter((name = '') => !(name in scripts))).toEqual([])
})
