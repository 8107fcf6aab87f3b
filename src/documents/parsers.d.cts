import type * as yaml from 'js-yaml'
import type MarkdownIt from 'markdown-it'
import type * as toml from 'smol-toml'

/** @throws Error that says what to install, if the peer is missing */
export declare function loadMarkdownIt(): typeof MarkdownIt
/** @throws Error that says what to install, if the peer is missing */
export declare function loadYaml(): typeof yaml
/** @throws Error that says what to install, if the peer is missing */
export declare function loadToml(): typeof toml
