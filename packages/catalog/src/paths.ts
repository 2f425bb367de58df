import type { CatalogModel } from './catalog.ts'
import { isMap, type Json } from './json/json.ts'

/** A dotted path into a catalog model, `capabilities.limits.max_output_tokens`; a last step `*` means it and all that lies below. */
export type CatalogPath = string

/** Objects nested deeper than this are taken as one value. */
const DEEPEST = 16

/** Whether a declared path covers a path: the same one, or with `.*` at its end itself and all below. */
export function covers(declared: string, path: string): boolean {
  if (!declared.endsWith('.*')) return declared === path
  const above = declared.slice(0, -2)
  return path === above || path.startsWith(`${above}.`)
}

/** Whether two declared paths, each with or without `.*`, have a path in common. */
export function overlap(a: string, b: string): boolean {
  return covers(a, b) || covers(b, a)
}

/** The steps of a declared path: those of what it names, without the `*`. */
export function stepsOf(path: CatalogPath): string[] {
  return path.replace(/\.\*$/, '').split('.')
}

/** The value at a path or at its steps; a missing step gives undefined. Only own keys count. */
export function valueAt(value: Json | undefined, path: CatalogPath | readonly string[]): Json | undefined {
  let found = value
  for (const step of typeof path === 'string' ? path.split('.') : path) {
    if (!isMap(found) || !Object.hasOwn(found, step)) return undefined
    found = found[step]
  }
  return found
}

/** Every path of the model that holds a value: objects are descended, scalars and lists are values, null states nothing. */
export function leafPaths(model: CatalogModel): CatalogPath[] {
  const paths: string[] = []
  const descend = (value: Json, path: string, depth: number): void => {
    if (value === null) return
    if (!isMap(value) || depth === DEEPEST) paths.push(path)
    else for (const [key, below] of Object.entries(value)) descend(below, path ? `${path}.${key}` : key, depth + 1)
  }
  descend(model, '', 0)
  return paths
}
