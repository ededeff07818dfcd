import { isGguf } from './gguf/magic.ts';
import { refuse, type ReadError } from './read-error.ts';

/** A file whose ending says nothing, told by its first bytes. */
export function unknownFormat(name: string, first: Uint8Array): ReadError {
  return refuse(
    'unknown-format',
    name,
    [...first.subarray(0, 8)],
    isGguf(first)
      ? 'It is a GGUF file under another ending.'
      : 'Read are .safetensors, .gguf and config.json.',
    'Name the file as what it is, or name another.',
  );
}
