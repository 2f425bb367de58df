import { isMap, type Json } from '@copilot-sync/catalog'

/** The value at a dotted path, or undefined. At each step the longest key that fits wins, so keys may hold dots. */
export function fieldAt(data: Json | undefined, path: string): Json | undefined {
  if (!isMap(data)) return undefined
  if (Object.hasOwn(data, path)) return data[path]
  for (let dot = path.lastIndexOf('.'); dot > 0; dot = path.lastIndexOf('.', dot - 1)) {
    const key = path.slice(0, dot)
    if (Object.hasOwn(data, key)) return fieldAt(data[key], path.slice(dot + 1))
  }
  return undefined
}
