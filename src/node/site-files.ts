import { readdir, readFile } from 'node:fs/promises'
import { join, relative, sep } from 'node:path'

/** A text file of a folder: its path below the folder, with `/`, and its text. */
export interface SiteFile {
  readonly path: string
  readonly text: string
}

export interface SiteFilesOptions {
  /** Endings of the files' names. Default: `.md`, `.mdx` and `.markdown`. */
  readonly extensions?: readonly string[]
}

/**
 * The files of a folder and all below it, one at a time, a folder's own before those of its folders, by name: for `documentsFromSite` of
 * `okapi-search/documents`. Hidden ones, `node_modules` and links are passed over.
 *
 * @throws the file system's error for a folder that can't be read
 */
export async function* siteFiles(
  folder: string,
  { extensions = ['.md', '.mdx', '.markdown'] }: SiteFilesOptions = {},
): AsyncGenerator<SiteFile> {
  const open = [folder]
  for (let at = open.pop(); at !== undefined; at = open.pop()) {
    const entries = await readdir(at, { withFileTypes: true })
    entries.sort((a, b) => (a.name < b.name ? -1 : 1))
    const folders: string[] = []
    for (const entry of entries) {
      if (entry.name.startsWith('.') || entry.name === 'node_modules') continue
      const path = join(at, entry.name)
      if (entry.isDirectory()) folders.push(path)
      else if (entry.isFile() && extensions.some((end) => entry.name.toLowerCase().endsWith(end)))
        yield { path: relative(folder, path).replaceAll(sep, '/'), text: await readFile(path, 'utf8') }
    }
    open.push(...folders.reverse())
  }
}
