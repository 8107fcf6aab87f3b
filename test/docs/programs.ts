import { dirname, join } from 'node:path'
import ts from 'typescript'

/** The code of one section of a page, made a program: line n of it is line n of the page. */
export interface PageProgram {
  readonly page: string
  readonly section: string
  readonly code: string
}

// What people write for TypeScript and JavaScript; of these only `ts` is run, so only `ts` may be used.
const CODE_LANGUAGES = /^(?:tsx?|jsx?|typescript|javascript|mjs|mts)$/

/**
 * The ```ts blocks of a page, joined by section (`##`). A block after a line `<!-- shared -->` is also a part of every
 * later section.
 */
export function programsOf(page: string, markdown: string): PageProgram[] {
  const lines = markdown.split('\n')
  const shared = new Set<number>()
  const sections = [{ section: 'the start', own: new Set<number>() }]
  for (let at = 0; at < lines.length; at++) {
    const heading = /^## (.+)/.exec(lines[at]!)
    if (heading) sections.push({ section: heading[1]!, own: new Set() })
    const fence = /^(`{3,})(\w*)/.exec(lines[at]!)
    if (!fence) continue
    const [, ticks, language] = fence
    const end = lines.indexOf(ticks!, at + 1)
    if (end < 0) throw new Error(`${page}:${at + 1}: the block is never closed.`)
    if (CODE_LANGUAGES.test(language!) && language !== 'ts')
      throw new Error(`${page}:${at + 1}: a block of ${language} is not run; expected ts.`)
    const isShared = lines[at - 1] === '<!-- shared -->'
    for (let line = at + 1; language === 'ts' && line < end; line++) {
      sections.at(-1)!.own.add(line)
      if (isShared) shared.add(line)
    }
    at = end
  }
  return sections
    .filter(({ own }) => own.size > 0)
    .map(({ section, own }) => {
      const last = Math.max(...own)
      const code = lines.map((text, line) => {
        if (own.has(line)) return text
        // What it gives was checked where it stands.
        return shared.has(line) && line < last ? text.replace(/\/\/ → .*/, '') : ''
      })
      return { page, section, code: code.join('\n') }
    })
}

/** What the compiler of a strict project has against the programs of pages. */
export function typeErrors(root: string, programs: readonly PageProgram[]): string[] {
  const config = ts.readConfigFile(join(root, 'test/tsconfig.json'), ts.sys.readFile)
  const { options } = ts.parseJsonConfigFileContent(config.config, ts.sys, join(root, 'test'))
  // Most projects leave it off, and a page may say `hits[0].score` of hits that it shows.
  options.noUncheckedIndexedAccess = false
  const files = new Map(
    programs.map((program, i) => [join(root, dirname(program.page), `page-${i}.ts`), program]),
  )
  const host = ts.createCompilerHost(options)
  const { fileExists, readFile, getSourceFile } = host
  host.fileExists = (path) => files.has(path) || fileExists(path)
  host.readFile = (path) => files.get(path)?.code ?? readFile(path)
  host.getSourceFile = (path, ...rest) => {
    const program = files.get(path)
    return program
      ? ts.createSourceFile(path, `${program.code}\nexport {}`, ts.ScriptTarget.ESNext, true)
      : getSourceFile(path, ...rest)
  }
  const compiled = ts.createProgram([...files.keys()], options, host)
  return [...files].flatMap(([path, { page }]) => {
    const source = compiled.getSourceFile(path)!
    const found = [...compiled.getSyntacticDiagnostics(source), ...compiled.getSemanticDiagnostics(source)]
    return found.map(({ start, messageText }) => {
      const { line } = source.getLineAndCharacterOfPosition(start ?? 0)
      return `${page}:${line + 1}: ${ts.flattenDiagnosticMessageText(messageText, ' ')}`
    })
  })
}

/** What a program calls when it runs. */
export interface Checks {
  /** The statement that comes now, for the message of one that fails unexpectedly. */
  at(line: number): void
  equal(line: number, actual: () => unknown, expected: () => unknown): Promise<void>
  throws(line: number, run: () => unknown, error: string, message: string): Promise<void>
}

/**
 * The program with its comments made checks. `// → value` behind an expression, or behind a `const`, or on the line
 * after it, is a JavaScript expression that has to equal it; `// throws RangeError: message` is what the statement has to
 * throw. Both go on in lines that begin with `//` and three spaces.
 */
export function withChecks({ page, code }: PageProgram): string {
  const source = ts.createSourceFile('page.ts', code, ts.ScriptTarget.ESNext, true)
  const lineOf = (position: number) => source.getLineAndCharacterOfPosition(position).line
  const statements = new Map(source.statements.map((statement) => [lineOf(statement.getEnd()), statement]))
  const lines = code.split('\n')
  const edits: { at: number; text: string }[] = []
  const marked = new Set<ts.Statement>()
  for (let line = 0; line < lines.length; line++) {
    const mark = /^(.*?)\/\/ (→|throws) (.*)$/.exec(lines[line]!)
    if (!mark) continue
    const [, before, sign, first] = mark
    let said = first!
    for (let next = line + 1; /^\s*\/\/ {3}/.test(lines[next] ?? ''); next++)
      said += `\n${lines[next]!.replace(/^\s*\/\/ {3}/, '')}`
    const statement = statements.get(before!.trim() === '' ? line - 1 : line)
    if (!statement || marked.has(statement))
      throw new Error(`${page}:${line + 1}: "${sign} ${said}" stands behind no statement of its own.`)
    marked.add(statement)
    const start = statement.getStart()
    const end = statement.getEnd()
    if (sign === 'throws') {
      const [, error, message] = /^(\w+): (.+)$/s.exec(said) ?? []
      if (!error || !message) throw new Error(`${page}:${line + 1}: expected "throws ErrorName: message".`)
      edits.push({ at: start, text: `await checks.throws(${line + 1}, async () => {` })
      edits.push({ at: end, text: `}, ${JSON.stringify(error)}, ${JSON.stringify(message)});` })
    } else if (ts.isExpressionStatement(statement)) {
      edits.push({ at: start, text: `await checks.equal(${line + 1}, async () => (` })
      edits.push({ at: end, text: `), () => (${said.replaceAll('\n', ' ')}));` })
    } else {
      const [declaration] = ts.isVariableStatement(statement) ? statement.declarationList.declarations : []
      if (!declaration || !ts.isIdentifier(declaration.name))
        throw new Error(`${page}:${line + 1}: "→" stands behind what has no value.`)
      const text = `; await checks.equal(${line + 1}, () => ${declaration.name.text}, () => (${said.replaceAll('\n', ' ')}));`
      edits.push({ at: end, text })
    }
  }
  for (const statement of source.statements) {
    if (ts.isImportDeclaration(statement) || ts.isFunctionDeclaration(statement)) continue
    edits.push({ at: statement.getStart(), text: `checks.at(${lineOf(statement.getStart()) + 1}); ` })
  }
  let checked = code
  // From the end, so that places before stay true; of two at one place, the later one stands first.
  for (const { at, text } of edits.sort((a, b) => b.at - a.at))
    checked = checked.slice(0, at) + text + checked.slice(at)
  return checked
}

/** Runs a program. `load` gives the modules that it imports. */
export async function runProgram(
  program: PageProgram,
  checks: Checks,
  load: (specifier: string) => Promise<unknown>,
): Promise<void> {
  const code = withChecks(program)
  const modules = new Map<string, unknown>()
  for (const { fileName } of ts.preProcessFile(code, true, true).importedFiles)
    modules.set(fileName, await load(fileName))
  const { outputText } = ts.transpileModule(code, {
    compilerOptions: { target: ts.ScriptTarget.ES2022, module: ts.ModuleKind.CommonJS },
  })
  const AsyncFunction = Object.getPrototypeOf(async () => {}).constructor
  const run = new AsyncFunction('require', 'exports', 'checks', outputText)
  await run((specifier: string) => modules.get(specifier), {}, checks)
}
