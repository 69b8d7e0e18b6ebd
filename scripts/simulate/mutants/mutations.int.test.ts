import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { root } from '../../workspace.mjs'
import { copyOfTheProgram, mutated } from './mutant.ts'
import { MUTATIONS } from './mutations.ts'

describe('the mistakes that the simulation has to find', () => {
  test.each(MUTATIONS)('$name: can still be made', (mutation) => {
    const text = readFileSync(join(root, mutation.file), 'utf8')
    expect(mutated(text, mutation)).not.toBe(text)
  })

  test('a mutation whose text does not occur, or occurs twice, is refused', () => {
    const mutation = { name: 'x', file: 'y.ts', find: 'return', replace: '' }
    expect(() => mutated('const a = 1', mutation)).toThrow('stands 0 times in y.ts')
    expect(() => mutated('return; return', mutation)).toThrow('stands 2 times in y.ts')
    expect(mutated('a return b', mutation)).toBe('a  b')
  })

  test('a program that forgets the refund of a cancelled reservation is found, with a short story', async () => {
    const program = copyOfTheProgram()
    const [mutation] = MUTATIONS
    if (!mutation) throw new Error('The list is empty.')
    try {
      const caught = await program.hunt(mutation, ['--seeds', '50', '--budget', '30'])
      expect(caught).toMatchObject({ seed: expect.any(Number), invariant: 'nothing-stuck' })
      expect(caught.story.split('\n').length).toBeLessThan(9)
      expect(caught.story).toMatch(/cancels (it|booking \d+)\./)
    } finally {
      program.remove()
    }
  }, 120_000)
})
