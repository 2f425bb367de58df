import { resolveConfigPath } from '@copilot-sync/state'
import { SyncError } from '@copilot-sync/errors'
import { readdirSync, type Stats, statSync } from 'node:fs'
import { join, resolve, sep } from 'node:path'
import type { Runtime } from '../runtime.ts'
import { inputFiles, type InputOptions } from './input-files.ts'

export interface NamedOutput {
  /** The flag that names the file: `--out`. */
  readonly flag: string
  readonly file: string
}

interface Target {
  /** Where a write would go: links are followed. */
  readonly path: string
  readonly stat: Stats | undefined
}

/**
 * Refuses, before anybody is asked and anything is written, files of output flags that are an input of the command under whatever name,
 * that lie in the state folder, that are a folder, or that two flags name. Throws USAGE.
 */
export async function guardOutputs(
  runtime: Pick<Runtime, 'cwd' | 'env' | 'home'>,
  options: InputOptions,
  outputs: readonly NamedOutput[],
): Promise<void> {
  if (outputs.length === 0) return
  const { files, stateDir } = await inputFiles(runtime, options)
  const taken = await Promise.all(files.map(async ({ what, path }) => ({ what, target: await targetOf(path) })))
  const state = (await targetOf(stateDir)).path
  for (const output of outputs) {
    const target = await targetOf(resolve(runtime.cwd, output.file))
    if (target.stat?.isDirectory()) throw refused(output, 'this is a folder')
    const other = taken.find((one) => isSame(one.target, target))
    if (other) throw refused(output, `this is ${other.what}`)
    if (`${target.path}${sep}`.startsWith(`${state}${sep}`) || isLinkedBelow(state, target)) {
      throw refused(output, 'this is in the state folder')
    }
    taken.push({ what: `what ${output.flag} names too`, target })
  }
}

const refused = ({ flag, file }: NamedOutput, why: string): SyncError =>
  new SyncError('USAGE', `${flag} ${file}: ${why}`, {
    hint: `Name another file: ${flag} PATH. Nothing was written.`,
  })

async function targetOf(path: string): Promise<Target> {
  try {
    // Standard output has a name that leads to no path.
    return { path: await resolveConfigPath(path), stat: statSync(path, { throwIfNoEntry: false }) }
  } catch {
    return { path, stat: undefined }
  }
}

/** One file under two names is one; a device may be both ends. */
function isSame(taken: Target, output: Target): boolean {
  if (!taken.stat || !output.stat) return taken.path === output.path
  return output.stat.isFile() && isOne(taken.stat, output.stat)
}

const isOne = (a: Stats, b: Stats): boolean => a.dev === b.dev && a.ino === b.ino

/** A hard link to a file of the folder lies elsewhere. */
function isLinkedBelow(folder: string, { stat }: Target): boolean {
  if (!stat?.isFile() || stat.nlink < 2) return false
  try {
    return readdirSync(folder, { recursive: true, encoding: 'utf8' }).some((name) =>
      isOne(statSync(join(folder, name)), stat),
    )
  } catch {
    return false
  }
}
