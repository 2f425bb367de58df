import { SyncError } from '@copilot-sync/errors'
import { execFileSync, spawn } from 'node:child_process'
import { mkdirSync, mkdtempSync, realpathSync, rmSync, utimesSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { Clock } from '../src/index.ts'
import { processIdentity } from '../src/lock/process-identity.ts'

export const isRoot = process.getuid?.() === 0

const folders: string[] = []
const mounts: string[] = []

/** A new folder, removed by `tidy`. */
export function tempFolder(): string {
  const folder = realpathSync(mkdtempSync(join(tmpdir(), 'copilot-sync-files-')))
  folders.push(folder)
  return folder
}

export function tidy(): void {
  for (const target of mounts.splice(0).toReversed()) execFileSync('umount', ['-l', target])
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true })
}

export function mount(target: string, ...args: readonly string[]): void {
  execFileSync('mount', [...args, target], { stdio: 'pipe' })
  if (!mounts.includes(target)) mounts.push(target)
}

/** Real mounts are tested where this user may mount. */
export const canMount = ((): boolean => {
  if (!isRoot || process.platform !== 'linux') return false
  const target = join(tempFolder(), 'probe')
  mkdirSync(target)
  try {
    mount(target, '-t', 'tmpfs', 'tmpfs')
    return true
  } catch {
    return false
  } finally {
    tidy()
  }
})()

/** Runs the action without root's power over permissions. */
export async function unprivileged<T>(action: () => Promise<T>): Promise<T> {
  if (!isRoot) return action()
  process.setegid?.(65_534)
  process.seteuid?.(65_534)
  try {
    return await action()
  } finally {
    process.seteuid?.(0)
    process.setegid?.(0)
  }
}

/** The code of the SyncError that the promise ends with, or what else it gives. */
export async function codeOf(promise: Promise<unknown>): Promise<unknown> {
  const result = await promise.catch((error: unknown) => error)
  return result instanceof SyncError ? result.code : result
}

/** A clock that moves only when somebody sleeps; `onSleep` is told the time. */
export function fakeClock(onSleep: (elapsed: number) => void = () => {}): Clock {
  let elapsed = 0
  return {
    now: () => Date.now() + elapsed,
    elapsed: () => elapsed,
    sleep: async (ms) => {
      elapsed += ms
      onSleep(elapsed)
    },
  }
}

export interface Ended {
  readonly signal: string | null
  readonly status: number | null
  readonly output: string
}

/** Runs a script of this folder in a process of its own. */
export function runScript(name: string, args: readonly string[]): Promise<Ended> {
  const script = fileURLToPath(new URL(name, import.meta.url))
  const env = { ...process.env, NODE_COMPILE_CACHE: join(tmpdir(), 'copilot-sync-compile-cache') }
  const child = spawn(process.execPath, ['--conditions=@copilot-sync/source', script, ...args], { env })
  let output = ''
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (data: Buffer) => (output += data.toString()))
  return new Promise((resolve, reject) => {
    child.on('error', reject)
    child.on('close', (status, signal) => resolve({ status, signal, output }))
  })
}

/** A lock as a process that has ended left it: this one, but for the given facts. */
export async function plantLock(stateDir: string, facts: object = {}, age = 0): Promise<string> {
  mkdirSync(stateDir, { recursive: true })
  const path = join(stateDir, 'lock')
  const info = { ...(await processIdentity()), token: '1.left', created: '2026-01-01T00:00:00.000Z', ...facts }
  writeFileSync(path, JSON.stringify(info))
  setAge(path, age)
  return path
}

export function setAge(path: string, ms: number): void {
  const seconds = Date.now() / 1_000 - ms / 1_000
  utimesSync(path, seconds, seconds)
}
