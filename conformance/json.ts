import { isList, isMap, type Json, type JsonMap } from '../packages/catalog/src/index.ts'

/** The objects of a list; nothing when it is none. */
export function objects(value: Json | undefined): readonly JsonMap[] {
  return isList(value) ? value.filter(isMap) : []
}

/** A text as the object that it is in JSON; an empty one when it is not. */
export function parseObject(text: string): JsonMap {
  try {
    const value: Json = JSON.parse(text)
    return isMap(value) ? value : {}
  } catch {
    return {}
  }
}

/** A value deep in an object by its dotted path; a number is a place in a list. */
export function at(object: JsonMap, path: string): Json | undefined {
  let value: Json | undefined = object
  for (const step of path.split('.')) {
    if (isList(value)) value = value[Number(step)]
    else value = isMap(value) ? value[step] : undefined
  }
  return value
}
