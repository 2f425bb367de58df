export type Json = null | boolean | number | string | readonly Json[] | { readonly [key: string]: Json }

export type JsonMap = { readonly [key: string]: Json }

/** The part of a type that such a value can be; of what is not known, all that is certain then. */
type Part<T, Known, Certain> = unknown extends T ? T & Certain : Extract<T, Known>

/** Whether a value is an object with keys: no list, no null. */
export function isMap<T>(value: T): value is Part<T, JsonMap, Readonly<Record<string, unknown>>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

export function isList<T>(value: T): value is Part<T, readonly Json[], readonly unknown[]> {
  return Array.isArray(value)
}

/** The value of a key; undefined where there is no map or no such key. Only own keys count. */
export function at(value: Json | undefined, key: string): Json | undefined
export function at(value: unknown, key: string): unknown
export function at(value: unknown, key: string): unknown {
  return isMap(value) && Object.hasOwn(value, key) ? value[key] : undefined
}
