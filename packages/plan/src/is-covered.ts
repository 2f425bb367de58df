import { covers } from '@copilot-sync/catalog'

/** Whether a path is in the list itself or lies below one of its paths that end in `.*`. */
export function isCovered(paths: readonly string[], path: string): boolean {
  return paths.some((one) => covers(one, path))
}
