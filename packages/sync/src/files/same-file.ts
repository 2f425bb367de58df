import { resolveConfigPath } from '@copilot-sync/state'
import { readdirSync, type Stats, statSync } from 'node:fs'
import { join, sep } from 'node:path'

/** What a path leads to. */
export interface Located {
  /** Where a write would go: links are followed. */
  readonly path: string
  readonly stat: Stats | undefined
}

export async function locate(path: string): Promise<Located> {
  try {
    // Standard output has a name that leads to no path.
    return { path: await resolveConfigPath(path), stat: statSync(path, { throwIfNoEntry: false }) }
  } catch {
    return { path, stat: undefined }
  }
}

/** Whether an output would go onto a file: one file under two names is one; a device may be both ends. */
export function isSame(file: Located, output: Located): boolean {
  if (!file.stat || !output.stat) return file.path === output.path
  return output.stat.isFile() && isOne(file.stat, output.stat)
}

/** Whether an output would go into a folder, also by a hard link to a file of it. */
export function isWithin(folder: Located, output: Located): boolean {
  return `${output.path}${sep}`.startsWith(`${folder.path}${sep}`) || isLinkedBelow(folder.path, output)
}

const isOne = (a: Stats, b: Stats): boolean => a.dev === b.dev && a.ino === b.ino

function isLinkedBelow(folder: string, { stat }: Located): boolean {
  if (!stat?.isFile() || stat.nlink < 2) return false
  try {
    return readdirSync(folder, { recursive: true, encoding: 'utf8' }).some((name) =>
      isOne(statSync(join(folder, name)), stat),
    )
  } catch {
    return false
  }
}
