import { QueryError } from 'okapi-search'

const start: number = new QueryError('No closing quote.', 3, 9).start
// @ts-expect-error an offset is a number, so the types are not `any`
const end: string = new QueryError('No closing quote.', 3, 9).end
console.log(start, end)
