/** Runs tasks a few at a time; answers in their order. The first error ends all. */
export async function pool<Item, Result>(
  items: readonly Item[],
  size: number,
  task: (item: Item) => Promise<Result>,
): Promise<readonly Result[]> {
  const results: Result[] = []
  const queue = [...items.entries()]
  const worker = async (): Promise<void> => {
    for (let next = queue.shift(); next !== undefined; next = queue.shift()) results[next[0]] = await task(next[1])
  }
  await Promise.all(Array.from({ length: size }, worker))
  return results
}
