/** Whether a path is in the list itself or lies below one of its paths that end in `.*`. */
export function covers(paths: readonly string[], path: string): boolean {
  return paths.some((one) => one === path || (one.endsWith('.*') && path.startsWith(one.slice(0, -1))))
}
