import { access, mkdir, readdir, unlink } from 'node:fs/promises'
import { join } from 'node:path'
import { catalogFile, catalogFolder } from './store-paths.ts'
import type { ReducedCatalog, Run } from './types.ts'
import { ignore, removeLeft, writeWhole } from './write-whole.ts'

const CATALOGS = 60

/** Stores a catalog under its address unless it is there, and then forgets all but the newest 60. */
export async function keepCatalog(
  dir: string,
  { sha, models }: ReducedCatalog,
  runs: readonly Run[],
  now: number,
): Promise<void> {
  const path = catalogFile(dir, sha)
  if (await access(path).then(() => true, ignore)) return
  const folder = catalogFolder(dir)
  await mkdir(folder, { recursive: true, mode: 0o700 })
  const { gzipSync } = await import('node:zlib')
  writeWhole(path, gzipSync(JSON.stringify(models)), dir)
  await removeLeft(dir, now)

  const newest = [...new Set(runs.map((run) => run.sha).toReversed())].slice(0, CATALOGS)
  const kept = new Set([sha, ...newest].map((one) => `${one}.json.gz`))
  const old = (await readdir(folder)).filter((name) => name.endsWith('.json.gz') && !kept.has(name))
  for (const name of old) await unlink(join(folder, name)).catch(ignore)
}
