import { execFileSync } from 'node:child_process'

const names = ['python3.13', 'python3.12', 'python3.11', 'python3.10', 'python3', 'python']

/** A Python of 3.10 or later that can make virtual environments; undefined when the machine has none. */
export function findPython(): string | undefined {
  return ['python3', ...names].find((name) => {
    try {
      const check = 'import sys, venv, ensurepip; sys.exit(sys.version_info < (3, 10))'
      execFileSync(name, ['-c', check], { stdio: 'ignore', timeout: 20_000 })
      return true
    } catch {
      return false
    }
  })
}
