import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { registerHooks } from 'node:module'
import { dirname, relative } from 'node:path'
import { fileURLToPath } from 'node:url'

export interface LoadedFiles {
  /** Whether a file was loaded for a rule. */
  has(file: string): boolean
  /** Those since the last time, by their way from `from`: a file of the user's by its content, one of a package by the package's version. */
  take(): [file: string, mark: string][]
}

/** Notes each file that this thread loads from now on, whether it is imported or required. */
export function collectFiles(from: string): LoadedFiles {
  const known = new Set<string>()
  let fresh: [string, string][] = []
  registerHooks({
    load(url, context, next) {
      if (url.startsWith('file:')) {
        const file = fileURLToPath(url)
        if (!known.has(file)) fresh.push([relative(from, file), markOf(file)])
        known.add(file)
      }
      return next(url, context)
    },
  })
  return {
    has: (file) => known.has(file),
    take() {
      const files = fresh
      fresh = []
      return files
    },
  }
}

function markOf(file: string): string {
  try {
    if (/[/\\]node_modules[/\\]/.test(file)) return versionOf(dirname(file))
    return createHash('sha256').update(readFileSync(file)).digest('hex')
  } catch {
    return ''
  }
}

/** Name and version of the package that a folder belongs to. */
function versionOf(folder: string): string {
  try {
    const { name, version }: { name?: string; version?: string } = JSON.parse(
      readFileSync(`${folder}/package.json`, 'utf8'),
    )
    if (name !== undefined && version !== undefined) return `${name}@${version}`
  } catch {
    // The package's own file lies further up.
  }
  const above = dirname(folder)
  return above === folder ? '' : versionOf(above)
}
