import { execFileSync } from 'node:child_process'
import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

const mounted = new Set<string>()

/** A real mount; `unmountAll` ends it. */
export function mount(target: string, ...args: readonly string[]): void {
  execFileSync('mount', [...args, target], { stdio: 'pipe' })
  mounted.add(target)
}

export function unmountAll(): void {
  for (const target of mounted) execFileSync('umount', ['-l', target])
  mounted.clear()
}

/** Whether this user may mount here. */
export const canMount = ((): boolean => {
  if (process.platform !== 'linux' || process.getuid?.() !== 0) return false
  try {
    mount(mkdtempSync(join(tmpdir(), 'copilot-sync-mount-')), '-t', 'tmpfs', 'tmpfs')
    return true
  } catch {
    return false
  } finally {
    unmountAll()
  }
})()
