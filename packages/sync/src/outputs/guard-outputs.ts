import { SyncError } from '@copilot-sync/errors'
import type { Runtime } from '../contract/runtime.ts'
import { isSame, isWithin, locate } from '../files/same-file.ts'
import { inputFiles, type InputOptions } from './input-files.ts'

/** Names of standard output, which may be a pipe and no file. */
const STDOUT = new Set(['/dev/stdout', '/dev/fd/1', '/proc/self/fd/1'])

export interface NamedOutput {
  /** The flag that names the file: `--out`. */
  readonly flag: string
  readonly file: string
}

/**
 * Refuses, before anybody is asked and anything is written, files of output flags that are an input of the command under whatever name,
 * that lie in the state folder, that are a folder, or that two flags name; with
 * `json` also standard output, which then holds one document. Throws USAGE.
 */
export async function guardOutputs(
  runtime: Pick<Runtime, 'files' | 'env' | 'home'>,
  options: InputOptions & { readonly json: boolean },
  outputs: readonly NamedOutput[],
): Promise<void> {
  if (outputs.length === 0) return
  const { inputs, stateDir } = await inputFiles(runtime, options)
  const taken = await Promise.all(inputs.map(async ({ what, path }) => ({ what, file: await locate(path) })))
  const state = await locate(stateDir)
  for (const output of outputs) {
    const path = runtime.files.resolve(output.file)
    const file = await locate(path)
    if (file.stat?.isDirectory()) throw refused(output, 'this is a folder')
    if (options.json && (STDOUT.has(path) || isSame(await locate('/dev/stdout'), file))) {
      throw refused(output, 'this is standard output, where the JSON goes')
    }
    const other = taken.find((one) => isSame(one.file, file))
    if (other) throw refused(output, `this is ${other.what}`)
    if (isWithin(state, file)) throw refused(output, 'this is in the state folder')
    taken.push({ what: `what ${output.flag} names too`, file })
  }
}

const refused = ({ flag, file }: NamedOutput, why: string): SyncError =>
  new SyncError('USAGE', `${flag} ${file}: ${why}`, {
    hint: `Name another file: ${flag} PATH. Nothing was written.`,
  })
