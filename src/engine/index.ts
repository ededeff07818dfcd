/** The counting engine: config and conventions in, ledger and figures out. No I/O, no model names. */
import './families/index.ts';

export * from './core.ts';
