import type { Readability } from '@mozilla/readability'
import type { parseHTML } from 'linkedom'

/** @throws Error that says what to install, if the peer is missing */
export declare function loadReadability(): typeof Readability
/** @throws Error that says what to install, if the peer is missing */
export declare function loadParser(): typeof parseHTML
