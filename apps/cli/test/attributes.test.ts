import { execFileSync } from 'node:child_process'
import { chmodSync, mkdirSync, readFileSync, statSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { catalogOf } from './helpers/catalog.ts'
import { runShell } from './helpers/run-shell.ts'
import { config, createOffline, type Workspace } from './helpers/workspace.ts'

const SYNC = ['sync', '--catalog', 'models.json', '--remember', '--json']

function has(...command: readonly string[]): boolean {
  try {
    const [program = '', ...args] = command
    execFileSync(program, args, { stdio: 'ignore' })
    return true
  } catch {
    return false
  }
}

const hasAttributes = process.platform === 'linux' && has('setfacl', '--version') && has('setfattr', '--version')
if (!hasAttributes) console.log('setfacl and setfattr are not there: ACLs and extended attributes are not tried')

describe.runIf(hasAttributes)('ACLs and extended attributes', () => {
  const facts = (path: string): string =>
    [
      execFileSync('getfacl', ['--omit-header', '--numeric', '--absolute-names', path], { encoding: 'utf8' }),
      execFileSync('getfattr', ['--dump', '--absolute-names', path], { encoding: 'utf8' }),
    ].join('')

  function prepared(): Workspace {
    const workspace = createOffline()
    const path = workspace.path('config.yaml')
    chmodSync(path, 0o640)
    execFileSync('setfacl', ['-m', 'u:12345:rw', path])
    execFileSync('setfattr', ['-n', 'user.owner', '-v', 'gateway', path])
    return workspace
  }

  test('survive a sync and a restore', async () => {
    const { path, run, read } = prepared()
    const before = facts(path('config.yaml'))
    const { ino } = statSync(path('config.yaml'))
    expect((await run(...SYNC)).json().result.changed).toBe(true)
    expect(facts(path('config.yaml'))).toBe(before)
    expect(statSync(path('config.yaml')).ino).not.toBe(ino)
    expect((await run('backup', 'restore', 'latest', '--json')).json().result.changed).toBe(true)
    expect(read('config.yaml')).toBe(config)
    expect(facts(path('config.yaml'))).toBe(before)
  })

  test('of our own files survive too', async () => {
    const { path, run, write } = createOffline('layout: include\n')
    await run(...SYNC)
    const include = path('copilot-models.yaml')
    chmodSync(include, 0o640)
    execFileSync('setfacl', ['-m', 'u:12345:rw', include])
    const before = facts(include)
    write('models.json', catalogOf(['one', 'three']))
    expect((await run(...SYNC)).json().result.changed).toBe(true)
    expect(facts(include)).toBe(before)
    expect((await run('backup', 'restore', 'latest', '--json')).json().result.files).toEqual(['copilot-models.yaml'])
    expect(facts(include)).toBe(before)
  })

  test('that cannot be taken over are kept by a write in place', async () => {
    const workspace = prepared()
    const { path, read } = workspace
    const before = facts(path('config.yaml'))
    const { ino } = statSync(path('config.yaml'))
    mkdirSync(path('bin'))
    workspace.write('bin/cp', '#!/bin/sh\nexit 1\n')
    chmodSync(path('bin/cp'), 0o755)
    expect(await runShell(workspace, 'PATH=$PWD/bin:$PATH $CLI sync --catalog models.json')).toMatchObject({ code: 0 })
    expect(read('config.yaml')).toContain('github_copilot/one')
    expect(statSync(path('config.yaml')).ino).toBe(ino)
    expect(facts(path('config.yaml'))).toBe(before)
  })

  test('the ACL that a folder gives to new files does not widen a config', async () => {
    const { folder: cwd, path, run } = createOffline()
    chmodSync(path('config.yaml'), 0o600)
    execFileSync('setfacl', ['-d', '-m', 'u:12345:rwx', cwd])
    const before = facts(path('config.yaml'))
    expect((await run(...SYNC)).code).toBe(0)
    expect(facts(path('config.yaml'))).toBe(before)
    expect(readFileSync(path('config.yaml'), 'utf8')).toContain('github_copilot/one')
  })
})
