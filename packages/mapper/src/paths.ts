import type { CatalogModel, Json } from './rule.ts'

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

/** Every path of the model that holds a value: objects are descended, scalars and lists are values, null states nothing. */
export function leafPaths(model: CatalogModel): string[] {
  const paths: string[] = []
  const descend = (value: Json, path: string, depth: number): void => {
    if (value === null) return
    if (typeof value !== 'object' || Array.isArray(value) || depth === DEEPEST) paths.push(path)
    else for (const [key, below] of Object.entries(value)) descend(below, path ? `${path}.${key}` : key, depth + 1)
  }
  descend(model, '', 0)
  return paths
}
