export { SearchError } from '../errors.ts'
