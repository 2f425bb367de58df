/** No config, settings file or catalog is as large; a larger file is not read, for it would fill the memory. */
const LARGEST_FILE = 64 * 1024 * 1024

/** What is wrong with the size of a file that is to be read whole. */
export function sizeFault({ size }: { readonly size: number }): string | undefined {
  return size > LARGEST_FILE ? `it is larger than ${LARGEST_FILE / 1024 / 1024} MiB` : undefined
}
