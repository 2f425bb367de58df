import { execFile } from 'node:child_process'
import { join } from 'node:path'
import { promisify } from 'node:util'
import type { JsonMap } from '../../packages/catalog/src/index.ts'

const run = promisify(execFile)
const program =
  'import json, sys, yaml; print(json.dumps([yaml.safe_load(open(p, encoding="utf-8-sig")) for p in sys.argv[1:]], default=str))'

/** Files as PyYAML reads them, which is how LiteLLM does. */
export async function loadYaml(programs: string, files: readonly string[]): Promise<readonly JsonMap[]> {
  const { stdout } = await run(join(programs, 'python'), ['-c', program, ...files], { maxBuffer: 1 << 28 })
  const documents: readonly JsonMap[] = JSON.parse(stdout)
  return documents
}
