import type { Json, JsonObject } from '../packages/simulator/src/index.ts'

export function isObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

/** The objects of a list; nothing when it is none. */
export function objects(value: unknown): readonly JsonObject[] {
  return Array.isArray(value) ? value.filter(isObject) : []
}

/** A text as the object that it is in JSON; an empty one when it is not. */
export function parseObject(text: string): JsonObject {
  try {
    const value: unknown = JSON.parse(text)
    return isObject(value) ? value : {}
  } catch {
    return {}
  }
}

/** A value deep in an object by its dotted path; a number is a place in a list. */
export function at(object: JsonObject, path: string): Json | undefined {
  let value: Json | undefined = object
  for (const step of path.split('.')) {
    if (Array.isArray(value)) value = value[Number(step)]
    else value = isObject(value) ? value[step] : undefined
  }
  return value
}
