import type { Json } from './types.ts'

/**
 * The value at a dotted path, or undefined. A key that itself holds dots is found too: the longest key that fits wins
 * at each step.
 */
export function valueAt(data: Json | undefined, path: string): Json | undefined {
  if (data === null || typeof data !== 'object' || Array.isArray(data)) return undefined
  const map = data as Readonly<Record<string, Json>>
  if (Object.hasOwn(map, path)) return map[path]
  for (let dot = path.lastIndexOf('.'); dot > 0; dot = path.lastIndexOf('.', dot - 1)) {
    const key = path.slice(0, dot)
    if (Object.hasOwn(map, key)) return valueAt(map[key], path.slice(dot + 1))
  }
  return undefined
}
