// oxlint-disable-next-line typescript/no-explicit-any -- catalogs of every shape are made of these
type Value = any

/** The value at a dotted path. */
export function valueAt(model: object, path: string): unknown {
  return path.split('.').reduce<Value>((value, step) => value?.[step], model)
}

/** A copy with another value at a dotted path; undefined takes the key away. */
export function putValue<T extends object>(model: T, path: string, value: unknown): T {
  const copy: T = structuredClone(model)
  const steps = path.split('.')
  const last = steps.pop() ?? ''
  let at: Value = copy
  for (const step of steps) at = typeof at[step] === 'object' && at[step] !== null ? at[step] : (at[step] = {})
  if (value === undefined) delete at[last]
  else at[last] = value
  return copy
}
