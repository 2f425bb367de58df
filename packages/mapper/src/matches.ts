/** Whether `id` fits the glob: `*` is any text (also none), `?` one character; case counts. Linear in `id` for each `*`. */
export function matches(pattern: string, id: string): boolean {
  const [glob, text] = [Array.from(pattern), Array.from(id)]
  let [at, star, retry] = [0, -1, 0]
  for (let i = 0; i < text.length;) {
    if (glob[at] === '*') {
      star = at++
      retry = i
    } else if (at < glob.length && (glob[at] === '?' || glob[at] === text[i])) {
      at++
      i++
    } else if (star >= 0) {
      at = star + 1
      i = ++retry
    } else return false
  }
  while (glob[at] === '*') at++
  return at === glob.length
}
