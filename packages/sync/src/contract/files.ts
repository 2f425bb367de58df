/** The files that a run reads and writes beside its target and its state: settings, rules, catalogs, saved plans, pages. */
export interface Files {
  /** The absolute path of what a person named, seen from `from`, else from the working folder. */
  resolve(path: string, from?: string): string
  folderOf(path: string): string
  /** With its dot: `.json`; '' where there is none. */
  extensionOf(path: string): string
  /** The text of a regular file. System errors pass through; `readFault` of state words them. */
  readText(path: string): Promise<string>
  /** Writes a text whole; a file that exists keeps its mode, links and streams are followed. System errors pass through. */
  writeText(path: string, text: string, options: { readonly mode: number }): Promise<void>
  /** Names in a folder; [] where there is none. */
  list(folder: string): readonly string[]
  isFile(path: string): boolean
  /** With all links followed. */
  realPath(path: string): string
  /** The first bytes of a file as Latin-1. */
  readStart(path: string, bytes: number): string
}
