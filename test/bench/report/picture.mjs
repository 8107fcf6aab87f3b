import { figures } from './figures.mjs'
import { short } from './format.mjs'

const PANELS = ['build MB/s', 'memory MB', 'OR mean ms', 'prefix mean ms', 'fuzzy mean ms', 'load ms']
const TITLES = {
  'build MB/s': 'Indexing, MB of text a second (more is better)',
  'memory MB': 'Index in memory, MB (less is better)',
  'OR mean ms': 'Any of the words, mean ms (less is better)',
  'prefix mean ms': 'Prefixes, mean ms (less is better)',
  'fuzzy mean ms': 'Typos, mean ms (less is better)',
  'load ms': 'Opening a saved index, ms (less is better)',
}
const WIDTH = 860
const PANEL = { width: 420, gap: 20, title: 26, bar: 14, step: 19, label: 118, value: 56 }

const escaped = (text) =>
  String(text).replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;')

const text = (x, y, content, attributes = '') =>
  `<text x="${x}" y="${y}" ${attributes}>${escaped(content)}</text>`

/** Length of a bar, 0 to 1, on a logarithmic scale that starts a little below the least value. */
function logShare(value, values) {
  const [least, most] = [Math.min(...values) / 1.6, Math.max(...values)]
  return most <= least ? 1 : (Math.log(value) - Math.log(least)) / (Math.log(most) - Math.log(least))
}

function panel(name, rows, left, top) {
  const { of, more } = figures[name]
  const bars = rows
    .map((row) => ({ label: row.row, value: of(row) }))
    .filter(({ value }) => value > 0)
    .sort((a, b) => (more ? b.value - a.value : a.value - b.value))
  const values = bars.map(({ value }) => value)
  const room = PANEL.width - PANEL.label - PANEL.value
  const drawn = bars.flatMap(({ label, value }, at) => {
    const y = top + PANEL.title + at * PANEL.step
    const length = Math.max(2, Math.round(logShare(value, values) * room))
    const ours = label.startsWith('okapi')
    return [
      text(left + PANEL.label - 6, y + 11, label, `text-anchor="end" class="${ours ? 'ours' : 'label'}"`),
      `<rect x="${left + PANEL.label}" y="${y}" width="${length}" height="${PANEL.bar}" rx="2" class="${ours ? 'bar ours' : 'bar'}"/>`,
      text(left + PANEL.label + length + 5, y + 11, short(value), `class="${ours ? 'ours' : 'label'}"`),
    ]
  })
  const height = PANEL.title + bars.length * PANEL.step
  return { height, svg: [text(left, top + 12, TITLES[name], 'class="title"'), ...drawn].join('\n') }
}

// Colours that read on white and on black, so that one file serves both of a page's themes.
const STYLE = `text{font:11px system-ui,sans-serif}.title{font-weight:600;fill:#888}.label{fill:#888}
text.ours{fill:#d9480f;font-weight:600}.bar{fill:#8fa3b8}.bar.ours{fill:#d9480f}`

/** Bars, logarithmic, two panels a line, of one corpus's rows. */
export function toPicture(corpus, rows) {
  const wanted = PANELS.filter((name) => rows.filter((row) => figures[name].of(row) > 0).length > 1)
  const parts = []
  let top = 34
  for (let at = 0; at < wanted.length; at += 2) {
    const drawn = wanted
      .slice(at, at + 2)
      .map((name, side) => panel(name, rows, side * (PANEL.width + PANEL.gap), top))
    parts.push(...drawn.map(({ svg }) => svg))
    top += Math.max(...drawn.map(({ height }) => height)) + 22
  }
  const heading = text(0, 14, `${corpus}: logarithmic bars`, 'class="title"')
  const label = `Benchmark of search engines on ${corpus}`
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${WIDTH} ${top}" role="img" aria-label="${escaped(label)}">
<style>${STYLE}</style>
${heading}
${parts.join('\n')}
</svg>
`
}
