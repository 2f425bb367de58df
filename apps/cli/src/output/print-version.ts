import { readFileSync } from 'node:fs'
import { findPackageJSON } from 'node:module'
import { successDocument } from './json-document.ts'
import { print } from './print.ts'

/** The version as oclif words it, without its Config, which takes longer to load than all the rest. */
export function printVersion(json: boolean): void {
  const manifest = findPackageJSON(import.meta.url)
  if (manifest === undefined) throw new Error('no package.json above the program')
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- our own file
  const { name, version } = JSON.parse(readFileSync(manifest, 'utf8')) as { name: string; version: string }
  const text = `${name}/${version} ${process.platform}-${process.arch} node-${process.version}`
  print('stdout', `${json ? JSON.stringify(successDocument('version', { version }, [])) : text}\n`)
}
