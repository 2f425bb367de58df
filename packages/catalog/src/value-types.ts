import { isMap, type Json } from './json/json.ts'

/** What a path of the catalog may hold; what is anything else there cannot be read. */
export const valueTypes = {
  flag: (value: unknown): value is boolean => typeof value === 'boolean',
  /** A whole number above zero. */
  count: (value: unknown): value is number => Number.isSafeInteger(value) && Number(value) > 0,
  /** A number that is not negative, of a size that means something. */
  amount: (value: unknown): value is number =>
    typeof value === 'number' && value >= 0 && value <= Number.MAX_SAFE_INTEGER,
  text: (value: unknown): value is string => typeof value === 'string',
  texts: (value: unknown): value is readonly string[] =>
    Array.isArray(value) && value.every((item) => typeof item === 'string'),
  map: isMap,
  /** No map, and no list of anything but texts, numbers and flags. */
  plain: (value: unknown): value is Json =>
    isScalar(value) || (Array.isArray(value) && value.every((item: unknown) => isScalar(item))),
  any: (value: unknown): value is Json => value !== undefined,
} as const

function isScalar(value: unknown): boolean {
  return typeof value === 'string' || typeof value === 'boolean' || Number.isFinite(value)
}

export type ValueType = keyof typeof valueTypes

/** One type, or those that a path may hold in turn. */
export type ValueTypes = ValueType | readonly ValueType[]

export function isOfType(value: Json, types: ValueTypes): boolean {
  return listed(types).some((type) => valueTypes[type](value))
}

/** Whether these are names of types. */
export function areValueTypes(value: unknown): value is ValueTypes {
  const names: readonly unknown[] = Array.isArray(value) ? value : [value]
  return names.length > 0 && names.every((name) => typeof name === 'string' && Object.hasOwn(valueTypes, name))
}

export const listed = (types: ValueTypes): readonly ValueType[] => (typeof types === 'string' ? [types] : types)
