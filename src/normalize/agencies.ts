import { wordSet } from './function-words.ts'

// News agencies and wires as datelines, by-lines and source lines name them.
const AGENCIES = /* @__PURE__ */ wordSet(
  'reuters|ap|ap news|associated press|the associated press|afp|agence france-presse|dpa|tass|itar-tass|ria novosti|ria|' +
    'sputnik|interfax|xinhua|efe|europa press|ansa|upi|bloomberg|bloomberg news|apa|sda|kna|epd|sid|pti|ani|ians|anadolu|' +
    'anadolu agency|aa|irna|tasnim|kyodo|yonhap|lusa|belga|anp|ntb|ritzau|tt|pap|mti|ctk|ukrinform|unian|belta|kazinform|' +
    'azertac|trend|business wire|prnewswire|pr newswire|globe newswire|globenewswire|bbc|bbc news|cnn|rt|cbc news|npr|' +
    'тасс|риа новости|риа|интерфакс|укринформ|белта|казинформ',
  '|',
)

/** Whether a name is that of a news agency, also with "staff" or "news" after it. */
export const isAgency = (name: string): boolean =>
  AGENCIES.has(
    name.toLowerCase().replace(/ (?:staff|staff (?:writer|reporter)s?|correspondents?|news agency)$/, ''),
  )
