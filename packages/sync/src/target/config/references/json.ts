import type { Json } from '@copilot-sync/plan'

export const isList = (value: Json | undefined): value is readonly Json[] => Array.isArray(value)

export const isMap = (value: Json | undefined): value is { readonly [key: string]: Json } =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

export const at = (value: Json | undefined, key: string): Json | undefined => (isMap(value) ? value[key] : undefined)
