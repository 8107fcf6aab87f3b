/** 1234.5 → 1,235; 12.34 → 12.3; 0.01234 → 0.012; nothing → a dash. Numbers people compare, not accounts. */
export function short(value) {
  if (value === undefined || Number.isNaN(value)) return '–'
  if (value === 0) return '0'
  const size = Math.abs(value)
  if (size >= 100) return Math.round(value).toLocaleString('en')
  if (size >= 1) return String(Number(value.toPrecision(3)))
  return String(Number(value.toPrecision(2)))
}

export const percent = (share) => (share === undefined ? '–' : `${Math.round(share * 100)} %`)

/** A Markdown table; the first column is left-aligned, numbers right. */
export function table(header, rows) {
  const line = (cells) => `| ${cells.join(' | ')} |`
  return [line(header), line(header.map((_, at) => (at === 0 ? '---' : '---:'))), ...rows.map(line)].join(
    '\n',
  )
}
