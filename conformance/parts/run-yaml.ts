import type { Setting } from '../boot-and-ask.ts'
import type { CatalogFile } from '../types.ts'
import type { Count } from './run-faults.ts'

export async function runYaml(
  _catalogs: readonly CatalogFile[],
  _setting: Setting,
  _jobs: number,
  _print: (text: string) => void,
): Promise<Count> {
  return { cells: 0, failed: 0 }
}
